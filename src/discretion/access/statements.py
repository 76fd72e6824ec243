"""Runs the statements of a release so that a long one never holds up a short one.

A statement runs at once, on the event loop: that costs a fiftieth of a hand-over to a
thread. One that is not done within a few milliseconds is broken off and run again on a
thread, which has a connection of its own. While a thread is free, the same statement
goes there at once from then on, until it once takes less. After as many milliseconds of
short ones, others have their turn.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

import apsw

from discretion.release.as_json import NotAsJsonError
from discretion.release.shape import Statement

AT_ONCE_SECONDS = 0.005
"""How long statements may keep others waiting."""

LONGEST_SECONDS = 60.0
"""How long a statement may run at all."""

MOST_JSON = 16 * 1024 * 1024
"""Characters of the objects that one statement tells as JSON, at most."""

_FEW = 16
"""Rows told as JSON that are read before it is looked how long they are."""

_THREADS = 2
_REMEMBERED = 1024
_STEPS = 16_000
"""Steps of SQLite's machine, some 0.3 milliseconds, between looks at the clock."""


class TookTooLongError(Exception):
    """A statement was broken off because it ran longer than any may."""


class Statements:
    """The statements of one release."""

    def __init__(
        self, at_once: apsw.Connection, connect: Callable[[], apsw.Connection]
    ) -> None:
        """Run on a connection of the release, and on others opened when needed."""
        self._at_once = _Line(at_once)
        self._connect = connect
        self._threads = ThreadPoolExecutor(_THREADS, "statements")
        self._own = threading.local()
        self._closing = threading.Event()
        self._busy = 0.0
        self._long: set[str] = set()
        self._handed_over = 0

    async def run(self, statement: Statement) -> list[tuple[Any, ...]]:
        """The rows of a statement.

        Raises:
            TookTooLongError: It was broken off.
        """
        if statement.text in self._long and self._handed_over < _THREADS:
            return await self._later(statement)
        begun = time.monotonic()
        try:
            rows = self._at_once.run(statement, begun + AT_ONCE_SECONDS)
        except TookTooLongError:
            if len(self._long) >= _REMEMBERED:
                self._long.clear()
            self._long.add(statement.text)
            return await self._later(statement)
        self._busy += time.monotonic() - begun
        if self._busy > AT_ONCE_SECONDS:
            self._busy = 0.0
            await asyncio.sleep(0)
        return rows

    def close(self) -> None:
        """Break off what is running on threads."""
        self._closing.set()
        self._threads.shutdown(cancel_futures=True)

    async def _later(self, statement: Statement) -> list[tuple[Any, ...]]:
        """On a thread; broken off too where nobody waits for it any more."""
        given_up = threading.Event()
        loop = asyncio.get_running_loop()
        self._handed_over += 1
        try:
            return await loop.run_in_executor(
                self._threads, self._on_a_thread, statement, given_up
            )
        finally:
            self._handed_over -= 1
            given_up.set()

    def _on_a_thread(
        self, statement: Statement, given_up: threading.Event
    ) -> list[tuple[Any, ...]]:
        if not hasattr(self._own, "line"):
            self._own.line = _Line(self._connect())
        line: _Line = self._own.line
        begun = time.monotonic()
        until = begun + LONGEST_SECONDS
        rows = line.run(statement, until, given_up, self._closing)
        if time.monotonic() - begun < AT_ONCE_SECONDS:
            self._long.discard(statement.text)
        return rows


class _Line:
    """A connection that breaks off what takes too long, or is not wanted any more."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._until = 0.0
        self._stops: tuple[threading.Event, ...] = ()
        connection.set_progress_handler(self._is_over, _STEPS)

    def run(
        self, statement: Statement, until: float, *stops: threading.Event
    ) -> list[tuple[Any, ...]]:
        self._until, self._stops = until, stops
        try:
            rows = self._connection.execute(statement.text, statement.values)
            return _bounded(rows, statement) if statement.as_json else rows.fetchall()
        except apsw.InterruptError as error:
            raise TookTooLongError from error
        except apsw.TooBigError as error:
            raise NotAsJsonError from error

    def _is_over(self) -> bool:
        return time.monotonic() > self._until or any(
            stop.is_set() for stop in self._stops
        )


def _bounded(
    rows: Iterator[tuple[Any, ...]], statement: Statement
) -> list[tuple[Any, ...]]:
    """The rows, read a few at a time while what they tell as JSON is not too long."""
    found, left = list[tuple[Any, ...]](), MOST_JSON
    while few := list(islice(rows, _FEW)):
        left -= sum(len(row[index]) for row in few for index in statement.as_json)
        if left < 0:
            raise NotAsJsonError
        found += few
    return found
