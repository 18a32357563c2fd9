"""The viewer's server, asked over real connections: what it gives, what it refuses, and how it follows a survey."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import orograph as og
from orograph.cli.app import main
from orograph.errors import InputError, StoreError
from orograph.results.store import Store
from orograph.viewer.guard import refusal
from orograph.viewer.serving import Serving, listening, show
from viewer_tools import HOSTILE, Stream, address, ask, decode, finish, get, make_store

SRC = str(Path(__file__).parents[2] / "src")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with two complete runs, the first of a strange name."""
    folder = tmp_path_factory.mktemp("runs")
    make_store(folder / "a", 7, 4, name=HOSTILE[0])
    make_store(folder / "b", 5, 0, name="b")
    (folder / "secret.txt").write_text("secret")
    with Serving([folder / "a", folder / "b"]).start() as serving:
        yield serving.url


# What it gives


def test_the_state_holds_every_run_and_each_can_be_asked_for(url: str) -> None:
    state = get(url, "/api/state")
    assert (state["format"], state["version"]) == ("orograph-view", 1)
    assert state["title"] == f"{HOSTILE[0]} · b"
    assert [run["id"] for run in state["runs"]] == ["0", "1"]
    assert state["runs"][0]["name"] == HOSTILE[0]
    for run in state["runs"]:
        assert get(url, f"/api/runs/{run['id']}") == run
    assert decode(state["runs"][0]["fields"][0]["values"]).size == 28
    _, headers, body = ask(url, "/api/state")
    assert headers["content-type"] == "application/json"
    assert headers["cache-control"] == "no-store"
    assert b"<" not in body


def test_the_page_and_its_files(url: str) -> None:
    status, headers, body = ask(url, "/")
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert b'src="/static/viewer.js"' in body
    assert b'href="/static/viewer.css"' in body
    assert b'id="orograph"' in body
    for name, kind in (("viewer.js", "text/javascript"), ("viewer.css", "text/css")):
        status, headers, body = ask(url, f"/static/{name}")
        assert (status, headers["content-type"].split(";")[0]) == (200, kind)
        assert body
    assert ask(url, "/healthz")[0] == 200


def test_every_answer_has_the_headers_that_keep_the_page_at_home(url: str) -> None:
    for path in ("/", "/static/viewer.js", "/api/state", "/api/runs/9", "/healthz", "/nothing"):
        _, headers, _ = ask(url, path)
        rules = dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))
        assert rules == {
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": "'self'",
            "connect-src": "'self'",
            "img-src": "'self' data: blob:",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "'none'",
        }
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


# What it refuses


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "127.0.0.2", "[::1",
     "localhost:x", "a@localhost", "localhost, evil.example", "0.0.0.0", "", "localhost:999999"],
)  # fmt: skip
def test_another_name_for_this_machine_is_refused(url: str, host: str) -> None:
    for path in ("/", "/api/state"):
        status, _, body = ask(url, path, Host=host)
        assert status == 400
        assert b"runs" not in body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:80", "[::1]:8080", "127.0.0.1:1"])
def test_its_own_names_are_answered_with_any_port(url: str, host: str) -> None:
    assert ask(url, "/api/state", Host=host)[0] == 200


def test_two_host_headers_are_refused(url: str) -> None:
    with socket.create_connection(address(url), timeout=5) as link:
        link.sendall(b"GET /api/state HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
        assert b" 400 " in link.recv(100)


def test_the_guard_itself_refuses_what_the_http_parser_might_let_through() -> None:
    def scope(*hosts: bytes) -> dict[str, Any]:
        headers = [(b"host", host) for host in hosts]
        return {"type": "http", "method": "GET", "path": "/api/state", "headers": headers}

    assert refusal(scope(b"localhost")) is None
    for hosts in ((), (b"localhost", b"evil.example"), (b"localhost", b"localhost")):
        answer = refusal(scope(*hosts))
        assert answer is not None
        assert answer.status_code == 400


def test_asking_about_the_stream_does_not_open_it(url: str) -> None:
    link = http.client.HTTPConnection(*address(url), timeout=5)
    for method, path in (("HEAD", "/api/events"), ("GET", "/healthz")):
        link.request(method, path)
        answer = link.getresponse()
        assert (answer.status, answer.read()) == (200, b"" if method == "HEAD" else b"ok\n")
    link.close()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_it_can_only_be_read(url: str, method: str) -> None:
    for path in ("/", "/api/state", "/api/events", "/nothing"):
        status, headers, _ = ask(url, path, method)
        assert (status, headers["allow"]) == (405, "GET, HEAD")
    assert ask(url, "/api/state", "HEAD")[::2] == (200, b"")
    assert ask(url, "/api/events", "HEAD")[0] == 200


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
def test_only_its_own_page_may_read_the_numbers(url: str, site: str, status: int) -> None:
    assert ask(url, "/api/state", Sec_Fetch_Site=site)[0] == status
    assert ask(url, "/", Sec_Fetch_Site=site)[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/static/../../state.py", "/static/%2e%2e/state.py", "/static/..%2fstate.py", "/static/..%5cstate.py", "/static/",
     "/static/file.js", "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/viewer.js%00", "/static/viewer.js/",
     "/../secret.txt", "/secret.txt", "/api/runs/2", "/api/runs/-1", "/api/runs/..%2f..%2fsecret.txt", "/api/runs/00",
     "/api/runs/0%00", "/api/runs/", "/api/runs/0/zarr.json", "/api/state/", "/api/events/../state", "//api/state"],
)  # fmt: skip
def test_nothing_but_the_known_addresses_is_there(url: str, path: str) -> None:
    status, _, body = ask(url, path)
    assert status == 404
    assert body == b"There is nothing here.\n" or body == b"Not Found"


def test_it_listens_on_this_machine_only(url: str) -> None:
    with listening(0) as socket_:
        assert socket_.getsockname()[0] == "127.0.0.1"
        taken = socket_.getsockname()[1]
        with pytest.raises(InputError, match="a port that can be listened on"):
            listening(taken)
    for port in (-1, 65536, True, "80"):
        with pytest.raises(InputError, match="a port from 0 to 65535"):
            listening(port)  # type: ignore[arg-type]
    assert address(url)[0] == "127.0.0.1"


def test_what_is_no_survey_is_said_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Serving([tmp_path / "none"])
    with pytest.raises(InputError, match="at least one survey"):
        Serving([])


# How it follows


@pytest.mark.slow
def test_a_survey_is_seen_growing_to_its_end_by_two_pages(tmp_path: Path) -> None:
    objective = og.analytic.Quadratic([1.0, 4.0], start=[0.1, -0.2]).objective()
    begun, go_on = threading.Event(), threading.Event()

    def paced(progress: og.Progress) -> None:
        if getattr(progress, "done", 0):
            begun.set()
            assert go_on.wait(10)
            time.sleep(0.03)

    plane = og.Plane.random(objective, ignore=())
    made: list[og.Survey] = []
    options: dict[str, Any] = {"out": tmp_path / "run", "workers": 1, "chunk": 6, "progress": paced}
    work = threading.Thread(target=lambda: made.append(og.survey(objective, plane, (-1, 1, 13), (-2, 1, 9), **options)))
    work.start()
    assert begun.wait(20)
    with Serving([tmp_path / "run"]).start() as serving:
        first = get(serving.url, "/api/runs/0")
        assert first["running"]
        assert first["counts"]["pending"] > 0
        pages = [Stream(serving.url), Stream(serving.url)]
        assert [page.headers["content-type"].split(";")[0] for page in pages] == ["text/event-stream"] * 2
        assert pages[0].headers["cache-control"] == "no-store"
        go_on.set()
        seen = []
        for event in pages[0].events():
            assert event["id"] == "0"
            run = get(serving.url, "/api/runs/0")
            assert run["revision"] >= event["revision"]
            seen.append((run["revision"], run["counts"]["pending"], run["running"]))
            if run["counts"]["pending"] == 0:
                break
        work.join(20)
        revisions, pending, running = zip(*seen, strict=True)
        assert list(revisions) == sorted(revisions)
        assert revisions[0] >= first["revision"]
        assert list(pending) == sorted(pending, reverse=True)
        assert len(set(pending)) > 2, "it was seen growing, not only done"
        assert running[0]
        assert not running[-1]
        loss = decode(run["fields"][0]["values"])
        assert np.array_equal(loss, made[0].dataset["loss"].values.astype(np.float32).ravel())
        latest = next(event for event in pages[1].events() if event["revision"] == revisions[-1])
        assert latest["id"] == "0"
        late = Stream(serving.url)
        assert next(late.events()) == {"id": "0", "revision": revisions[-1]}, "who comes back catches up"
        for page in (*pages, late):
            page.close()


@pytest.mark.slow
def test_a_run_that_is_overwritten_extended_or_deleted(tmp_path: Path) -> None:
    run = tmp_path / "run"
    make_store(run, 7, 4, done=2, name="old")
    with Serving([run]).start() as serving:
        events = Stream(serving.url).events()
        before = next(events)["revision"]
        assert get(serving.url, "/api/runs/0")["running"] is False
        store = make_store(run, 5, 0, done=1, name="new", replace=True)
        after = next(events)["revision"]
        assert after > before
        now = get(serving.url, "/api/runs/0")
        assert (now["name"], len(now["axes"]), now["counts"]["total"]) == ("new", 1, 5)
        finer = np.linspace(-1, 1, 9)
        store.append(finer[1::2, None])
        store.update_attrs(grid={"x": finer.tolist()})
        (run / ".work").mkdir()
        finish(store, 1)
        wanted = {"total": 9, "ok": 5, "pending": 4, "nonfinite": 0, "failed": 0}
        while get(serving.url, "/api/runs/0")["counts"] != wanted:
            earlier, after = after, next(events)["revision"]
            assert after > earlier
        assert get(serving.url, "/api/runs/0")["running"] is True
        shutil.rmtree(run)
        while get(serving.url, "/api/runs/0")["running"]:
            assert next(events)["revision"] > after
        gone = get(serving.url, "/api/runs/0")
        assert gone["counts"] == wanted
        make_store(run, 3, 3, name="back")
        while get(serving.url, "/api/runs/0")["name"] != "back":
            next(events)


def test_a_change_that_comes_while_the_run_is_read_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "run", done=1)
    real = Store.read

    def slow(self: Store) -> Any:
        points = real(self)
        if len(store.todo()) == 5:
            finish(store, 2)
        return points

    with Serving([tmp_path / "run"]).start() as serving:
        events = Stream(serving.url).events()
        next(events)
        monkeypatch.setattr(Store, "read", slow)
        finish(store, 1)
        while get(serving.url, "/api/runs/0")["counts"]["ok"] < 12:
            next(events)


def test_a_silent_stream_gets_a_sign_of_life(tmp_path: Path) -> None:
    make_store(tmp_path / "run")
    with Serving([tmp_path / "run"], ping=0.1).start() as serving:
        lines = Stream(serving.url, 5).lines()
        assert any(line.startswith(": ") for line in lines)


def test_stopping_ends_open_streams_at_once_and_frees_the_port(tmp_path: Path) -> None:
    make_store(tmp_path / "run", 3, 0)
    serving = og.open(tmp_path / "run").view(open_browser=False, title="A line")
    assert get(serving.url, "/api/state")["title"] == "A line"
    stream = Stream(serving.url)
    next(stream.events())
    begun = time.monotonic()
    serving.stop()
    assert time.monotonic() - begun < 2
    assert list(stream.lines()) == [], "the stream has an end"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address(serving.url), timeout=1)
    listening(address(serving.url)[1]).close()
    serving.stop()


def test_no_window_is_opened_where_there_is_none_and_a_broken_browser_is_harmless(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def broken(url: str) -> None:
        asked.append(url)
        raise OSError("no browser")

    monkeypatch.setattr("webbrowser.open", broken)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    show("http://127.0.0.1:1/")
    monkeypatch.setenv("DISPLAY", ":0")
    show("http://127.0.0.1:2/")
    end = time.monotonic() + 5
    while not asked and time.monotonic() < end:
        time.sleep(0.01)
    assert asked == ["http://127.0.0.1:2/"]


# The command


@pytest.mark.slow
def test_the_command_prints_the_address_serves_and_ends_quietly(tmp_path: Path) -> None:
    make_store(tmp_path / "run", 3, 3)
    words = [sys.executable, "-m", "orograph", "view", "run", "--no-browser", "--json"]
    server = subprocess.Popen(
        words, cwd=tmp_path, env={**os.environ, "PYTHONPATH": SRC}, stdout=-1, stderr=-1, text=True
    )
    assert server.stdout is not None
    text = ""
    while not text.rstrip().endswith("}"):
        line = server.stdout.readline()
        assert line, server.communicate()
        text += line
    url = json.loads(text)["url"]
    stream = Stream(url)
    assert get(url, "/api/state")["runs"][0]["counts"]["total"] == 9
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=10)
    assert (server.returncode, out, err) == (0, "", "")
    stream.close()


@pytest.mark.parametrize(("served", "code", "said"), [(True, 0, ""), (False, 130, "orograph: stopped\n")])
def test_ctrl_c_is_the_way_to_end_what_has_begun(
    served: bool, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def serve(*sources: object, on_ready: Any, **options: object) -> None:
        if served:
            on_ready("http://127.0.0.1:1/")
        raise KeyboardInterrupt

    monkeypatch.setattr("orograph.viewer.serving.serve", serve)
    assert main(["view", "run", "--json"]) == code
    assert capsys.readouterr().err == said


def test_the_command_says_in_one_sentence_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["view", str(tmp_path / "none"), "--no-browser"]) == 1
    assert capsys.readouterr().err.startswith("orograph: Expected the folder of a survey, but got")
    make_store(tmp_path / "run", 3, 0)
    assert main(["view", str(tmp_path / "run"), "--port", "70000", "--no-browser"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
