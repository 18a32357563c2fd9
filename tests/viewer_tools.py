"""What the viewer's tests share: surveys made without a model, and the page's way of reading numbers."""

from __future__ import annotations

import base64
import gzip
import http.client
import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from orograph.results.schema import DIRECTIONS_FILE, ChunkStatus, Status
from orograph.results.store import Store

Answer = tuple[int, dict[str, str], bytes]

HOSTILE = [
    "</script><script>alert(1)</script>",
    "{{x}} ${y} {x}",
    "\"double\" 'single' `back` \\ & &amp; <!-- -->",
    "emoji 🏔️ and \u2028 line",
    "n" * 300,
    "lone \udc80 surrogate",
]

PROVENANCE: dict[str, Any] = {
    "anchor": {"loss": 0.25, "accuracy": float("nan")},
    "markers": [{"name": "anchor", "x": 0.0, "y": 0.0}, {"name": "half", "x": 0.5}, {"name": "far", "x": float("inf")}],
    "objective": {
        "model": "Sequential",
        "parameters": 1234567,
        "dtype": "float32",
        "loss": "cross_entropy",
        "normstats": "frozen",
        "running_statistics": 2,
        "batch_size": 64,
        "data": {"count": 5000, "sha256": "ab" * 32, "samples": 5000, "seed": 7, "note": ""},
    },
    "directions": {
        "x": {"kind": "random", "normalize": "filter", "seed": 3, "norm": 12.3, "relative_norm": 0.98},
        "y": {"kind": "towards", "target": "swa.pt", "norm": 4.0, "relative_norm": float("nan")},
        "cosine": 0.25,
    },
    "engine": {"threads": 1, "seconds_per_point": 0.001},
    "versions": {"python": "3.12.1", "torch": "2.9.0"},
    "created": "2026-01-02T03:04:05+00:00",
}


def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A function that is another one if the axes are swapped."""
    return np.asarray(x**2 + 3 * y + 0.123456789)


def decode(source: dict[str, Any]) -> np.ndarray:
    """What ``web/src/model/decode.ts`` does."""
    raw = base64.b64decode(source["data"], validate=True)
    raw = gzip.decompress(raw) if source["gzip"] else raw
    return np.frombuffer(raw, np.dtype(source["dtype"]).newbyteorder("<"))


def make_store(
    path: Path,
    nx: int = 7,
    ny: int = 4,
    *,
    done: int | None = None,
    chunk: int = 4,
    name: str = "run",
    value: Callable[[np.ndarray, np.ndarray], np.ndarray] = height,
    replace: bool = False,
    **attrs: Any,
) -> Store:
    """A survey's folder without a model: a plane, or with ``ny=0`` a line.

    Args:
        path: the folder.
        nx, ny: nodes.
        done: how many units of work are done; default all.
        chunk: points of a unit.
        name: of the survey.
        value: the loss at (x, y).
        replace: an older survey there.
        attrs: more provenance.
    """
    grid = {"x": np.linspace(-1, 1, nx)} | ({"y": np.linspace(0, 3, ny)} if ny else {})
    points = np.stack([axis.ravel() for axis in np.meshgrid(*grid.values(), indexing="ij")], axis=-1)
    directions = PROVENANCE["directions"] if ny else {"x": PROVENANCE["directions"]["x"]}
    about = {**PROVENANCE, "directions": directions, "name": name, "grid": {a: n.tolist() for a, n in grid.items()}}
    store = Store.create(
        path,
        axes=list(grid),
        fields={"loss": {"long_name": "cross-entropy", "units": "nats"}, "accuracy": {"units": "fraction"}},
        chunk=chunk,
        attrs={**about, **attrs},
        points=points,
        fill=lambda folder: (folder / DIRECTIONS_FILE).touch(),
        replace=replace,
    )
    for index in range(store.chunks if done is None else done):
        finish(store, index, value)
    return store


def finish(store: Store, index: int, value: Callable[[np.ndarray, np.ndarray], np.ndarray] = height) -> None:
    """Writes one unit of work."""
    points = store.chunk_points([index])[index]
    loss = value(points[:, 0], points[:, 1] if points.shape[1] > 1 else np.zeros(len(points)))
    status = np.where(np.isfinite(loss), Status.OK, Status.NONFINITE).astype(np.int8)
    store.write_chunk(index, {"loss": loss, "accuracy": loss / 10}, status, ChunkStatus.DONE)


def ask(url: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request, with its path and its headers exactly as given."""
    link = http.client.HTTPConnection(*address(url), timeout=10)
    try:
        link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": url.split("/")[2], **headers}.items():
            if value:
                link.putheader(name.replace("_", "-"), value)
        link.endheaders()
        answer = link.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        link.close()


def address(url: str) -> tuple[str, int]:
    host, _, port = url.split("/")[2].partition(":")
    return host, int(port)


def get(url: str, path: str) -> Any:
    status, _, body = ask(url, path)
    assert status == 200
    return json.loads(body)


class Stream:
    """Server-sent events, read line by line."""

    def __init__(self, url: str, seconds: float = 10) -> None:
        self._link = socket.create_connection(address(url), timeout=seconds)
        self._link.sendall(f"GET /api/events HTTP/1.1\r\nHost: {url.split('/')[2]}\r\n\r\n".encode())
        self._file = self._link.makefile("r", encoding="utf-8", newline="\n")
        self.status = int(self._file.readline().split()[1])
        self.headers = {
            line.split(":")[0].lower(): line.split(":", 1)[1].strip() for line in iter(self._file.readline, "\r\n")
        }

    def lines(self) -> Iterator[str]:
        """The lines that carry something; ends with the connection."""
        for line in self._file:
            text = line.strip()
            if ":" in text:
                yield text

    def events(self) -> Iterator[dict[str, Any]]:
        for line in self.lines():
            if line.startswith("data: "):
                yield json.loads(line[6:])

    def close(self) -> None:
        self._file.close()
        self._link.close()
