"""The front page, written by the server from one answer of the graph."""

from __future__ import annotations

import functools
import string
from collections.abc import Mapping
from pathlib import Path

import orjson
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from discretion import access
from discretion.graph.schema import execute
from discretion.service.front import parts

HERE = Path(__file__).parent

KEPT = 8
"""Releases whose page is remembered: a release never changes, so its page does not."""

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class FrontPage:
    """The page of each release, written when it is first asked for."""

    def __init__(self, door: access.Door) -> None:
        """Write pages of the door's releases."""
        self._door = door
        self._written: dict[str, Mapping[str, str]] = {}

    async def of(self, reader: access.Reader, address: URL) -> Response:
        """The page of the reader's release, as seen at that address."""
        release = reader.manifest.id
        if release not in self._written:
            self._written[release] = await self._write(reader)
            for old in list(self._written)[:-KEPT]:
                del self._written[old]
        origin = parts.text(f"{address.scheme}://{address.netloc}")
        page = _template().substitute(self._written[release], origin=origin)
        return HTMLResponse(page, headers={"content-security-policy": _POLICY})

    async def _write(self, reader: access.Reader) -> Mapping[str, str]:
        # It tells of a release as a whole: the same to everyone who asks.
        whole = self._door.reader(reader.manifest.id, access.LOCAL)
        answer = await execute(_read("page.graphql"), self._door, whole)
        if answer.data is None or answer.errors:
            raise RuntimeError(f"the front page's query failed: {answer.errors}")
        data = orjson.loads(answer.body())["data"]
        return {**parts.parts(data), "limits": parts.limits(reader)}


def style(request: Request) -> Response:
    """The page's style."""
    return PlainTextResponse(_read("page.css"), media_type="text/css")


@functools.cache
def _template() -> string.Template:
    return string.Template(_read("page.html"))


@functools.cache
def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
