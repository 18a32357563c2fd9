"""What every request and every answer of the viewer's server must be like, whatever it is about.

The server listens on this machine only, but every page in the user's browser can send it requests. So: a request
must name this machine (otherwise a foreign name that was made to point here could read everything), may only read,
and may ask for data only from the viewer's own page. Every answer tells the browser to load nothing from elsewhere.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}

_HERE = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)


class Guard:
    """Lets through what is allowed, and puts the same headers on every answer.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if scope["type"] != "http":
            return await send({"type": "websocket.close", "code": 1008})

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers["Cache-Control"] = "no-store" if scope["path"].startswith("/api") else "no-cache"
            await send(message)

        await (refusal(scope) or self.app)(scope, receive, with_headers)


def refusal(scope: Scope) -> Response | None:
    """The answer to a request that is not allowed; None to one that is."""
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not _HERE.fullmatch(hosts[0]):
        return PlainTextResponse("This server answers only to its own name.\n", 400)
    if scope["method"] not in ("GET", "HEAD"):
        return PlainTextResponse("This server can only be read.\n", 405, {"Allow": "GET, HEAD"})
    if scope["path"].startswith("/api") and headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return PlainTextResponse("Only the viewer's own page may read this.\n", 403)
    return None
