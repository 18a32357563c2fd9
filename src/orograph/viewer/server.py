"""The viewer's server: the page and the numbers of the runs that were named, on this machine only.

Nothing in a request ever becomes a path: runs have numbers, and the files of the page have known names.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from orograph.results.survey import Survey
from orograph.viewer.assets import asset
from orograph.viewer.encode import to_json
from orograph.viewer.events import PING, News
from orograph.viewer.guard import Guard
from orograph.viewer.live import EVERY, LiveRun, live_runs
from orograph.viewer.state import FORMAT, VERSION, title_of

STATIC = {"viewer.js": "text/javascript", "viewer.css": "text/css"}
"""The files that the page loads, and their types."""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Orograph</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/viewer.css">
<script type="module" src="/static/viewer.js"></script>
</head>
<body>
<div id="orograph" data-orograph></div>
<noscript>This page draws its pictures with JavaScript, which is switched off here.</noscript>
</body>
</html>
"""

Source = Survey | str | os.PathLike[str]


class Site:
    """The answers to every address.

    Args:
        runs: what is shown.
        news: about them.
        title: what stands above.
    """

    def __init__(self, runs: Sequence[LiveRun], news: News, title: str | None = None) -> None:
        self.runs, self.news = list(runs), news
        self._title = title

    async def page(self, request: Request) -> Response:
        """The page without its data."""
        return Response(PAGE, media_type="text/html")

    async def static(self, request: Request) -> Response:
        """A file of the page."""
        name = request.path_params["name"]
        if name not in STATIC:
            return _missing()
        return Response(asset(name), media_type=STATIC[name])

    async def state(self, request: Request) -> Response:
        """Everything: ``ViewerState``."""
        return _json(state_json(self.runs, self._title))

    async def run(self, request: Request) -> Response:
        """One ``Run``."""
        found = next((run for run in self.runs if run.id == request.path_params["id"]), None)
        return _missing() if found is None else _json(found.json)

    async def events(self, request: Request) -> Response:
        """The stream of changes."""
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(self.news.stream(), media_type="text/event-stream")

    async def health(self, request: Request) -> Response:
        """Whether the server is there."""
        return PlainTextResponse("ok\n")


def make_app(
    sources: Sequence[Source], *, title: str | None = None, every: float = EVERY, ping: float = PING
) -> ASGIApp:
    """The server as an ASGI application.

    ``/`` the page, ``/static/...`` its files, ``/api/state`` everything, ``/api/runs/ID`` one run, ``/api/events``
    server-sent events ``run`` with the id and the revision of a run that has changed, ``/healthz``.

    Args:
        sources: surveys, or paths of surveys; all are opened now.
        title: what stands above; default their names.
        every: seconds between two looks at the folders.
        ping: seconds after which a silent stream of events gets a sign of life.

    Returns:
        The application.

    Raises:
        OrographError: one is no survey, or cannot be read.
    """
    runs = live_runs(sources)
    return app_of(News(runs, every=every, ping=ping), title)


def app_of(news: News, title: str | None = None) -> ASGIApp:
    """The application for runs that are being looked after."""
    site = Site(news.runs, news, title)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        watcher = asyncio.create_task(news.watch())
        try:
            yield
        finally:
            news.close()
            watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watcher

    routes = [
        Route("/", site.page),
        Route("/static/{name}", site.static),
        Route("/api/state", site.state),
        Route("/api/runs/{id}", site.run),
        Route("/api/events", site.events),
        Route("/healthz", site.health),
    ]
    app = Starlette(routes=routes, lifespan=lifespan)
    app.router.redirect_slashes = False
    return Guard(app)


def state_json(runs: Sequence[LiveRun], title: str | None = None) -> str:
    """The ``ViewerState`` of runs, put together from the text that each already is."""
    names = [run.run["name"] for run in runs]
    head = to_json({"format": FORMAT, "version": VERSION, "title": title_of(names, title)})
    return f'{head[:-1]},"runs":[{",".join(run.json for run in runs)}]}}'


def _json(text: str) -> Response:
    return Response(text, media_type="application/json")


def _missing() -> Response:
    return PlainTextResponse("There is nothing here.\n", 404)
