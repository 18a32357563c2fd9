"""Starting and stopping the viewer's server, in the foreground or beside a running program."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from types import TracebackType

import uvicorn

from orograph.errors import InputError, reason
from orograph.viewer.events import PING, News
from orograph.viewer.live import EVERY, live_runs
from orograph.viewer.server import Source, app_of

HOST = "127.0.0.1"
"""The only address that is ever listened on."""

GRACE = 2
"""Seconds that an answer in progress has when the server stops."""


class Serving:
    """A viewer that is being served. As a context manager it stops at the end of the block.

    Args:
        sources: surveys, or paths of surveys; all are opened now.
        port: to listen on; 0 takes a free one.
        title: what stands above; default the names of the runs.
        every: seconds between two looks at the folders.
        ping: seconds after which a silent stream of events gets a sign of life.

    Attributes:
        url: where the page is.

    Raises:
        OrographError: one is no survey, or the port cannot be used.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        port: int = 0,
        title: str | None = None,
        every: float = EVERY,
        ping: float = PING,
    ) -> None:
        if not sources:
            raise InputError("at least one survey to look at", "none", "name one")
        runs = live_runs(sources)
        self._socket = listening(port)
        self.url = f"http://{HOST}:{self._socket.getsockname()[1]}/"
        self._server = _Server(News(runs, every=every, ping=ping), title)
        self._thread: threading.Thread | None = None

    def run(self, on_ready: Callable[[], None] = lambda: None) -> None:
        """Serves until it is stopped; Ctrl-C raises `KeyboardInterrupt`.

        Args:
            on_ready: called once requests are answered.
        """
        self._server.on_ready = on_ready
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()

    def start(self) -> Serving:
        """Serves in a thread; returns when requests are answered."""
        ready = threading.Event()

        def run() -> None:
            try:
                self.run(ready.set)
            finally:
                ready.set()

        self._thread = threading.Thread(target=run, name="orograph-viewer", daemon=True)
        self._thread.start()
        ready.wait()
        return self

    def stop(self) -> None:
        """Ends the server; doing it again does nothing."""
        self._server.should_exit = True
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(GRACE + 5)

    def __enter__(self) -> Serving:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<orograph viewer at {self.url}>"


def serve(
    paths: Sequence[Source],
    port: int = 0,
    open_browser: bool = True,
    *,
    title: str | None = None,
    on_ready: Callable[[str], None] = lambda url: None,
) -> None:
    """Serves the viewer on this machine until Ctrl-C.

    Args:
        paths: surveys, or paths of surveys.
        port: to listen on; 0 takes a free one.
        open_browser: whether to show the page in the default browser; it does not matter if there is none.
        title: what stands above; default the names of the runs.
        on_ready: called with the address once requests are answered.

    Raises:
        OrographError: one is no survey, or the port cannot be used.
        KeyboardInterrupt: stopped by Ctrl-C.
    """
    serving = Serving(paths, port=port, title=title)

    def ready() -> None:
        on_ready(serving.url)
        if open_browser:
            show(serving.url)

    serving.run(ready)


def show(url: str) -> None:
    """Opens the default browser, if there is one with a window of its own; never waits and never fails."""
    graphical = sys.platform in ("win32", "darwin", "cygwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME")
    )
    if graphical:
        threading.Thread(target=_open, args=(url,), daemon=True).start()


def listening(port: int) -> socket.socket:
    """A socket on this machine only.

    Raises:
        InputError: the port is taken, not allowed, or none.
    """
    if isinstance(port, bool) or not isinstance(port, int) or not 0 <= port < 2**16:
        raise InputError("a port from 0 to 65535", repr(port), "leave it out to take a free one")
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, port))
        found.listen(128)
    except OSError as error:
        found.close()
        raise InputError(
            "a port that can be listened on", f"{port} ({reason(error)})", "leave it out to take a free one"
        ) from error
    return found


class _Server(uvicorn.Server):
    """Says when it is ready, and ends the streams before it waits for open connections."""

    def __init__(self, news: News, title: str | None) -> None:
        super().__init__(
            uvicorn.Config(
                app_of(news, title),
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="on",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._news = news
        self.on_ready: Callable[[], None] = lambda: None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            await asyncio.get_running_loop().run_in_executor(None, self.on_ready)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._news.close()
        await super().shutdown(sockets)


def _open(url: str) -> None:
    with contextlib.suppress(Exception):
        webbrowser.open(url)
