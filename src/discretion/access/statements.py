"""Runs the statements of a release so that a long one never holds up a short one.

A statement runs at once, on the event loop: that costs a fiftieth of a hand-over to a
thread. One that is not done within a few milliseconds is broken off and run again on a
thread, which has a connection of its own; after as many milliseconds of short ones,
others have their turn.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from discretion.release.shape import Statement

AT_ONCE_SECONDS = 0.005
"""How long statements may keep others waiting."""

LONGEST_SECONDS = 60.0
"""How long a statement may run at all."""

_THREADS = 2
_STEPS = 4_000
"""Steps of SQLite's machine, some tens of microseconds, between looks at the clock."""


class TookTooLongError(Exception):
    """A statement was broken off because it ran longer than any may."""


class Statements:
    """The statements of one release."""

    def __init__(
        self, at_once: sqlite3.Connection, connect: Callable[[], sqlite3.Connection]
    ) -> None:
        """Run on a connection of the release, and on others opened when needed."""
        self._at_once = _Line(at_once)
        self._connect = connect
        self._threads = ThreadPoolExecutor(_THREADS, "statements")
        self._own = threading.local()
        self._closing = threading.Event()
        self._busy = 0.0

    async def run(self, statement: Statement, row_factory: Any = None) -> list[Any]:
        """The rows of a statement.

        Raises:
            TookTooLongError: It was broken off.
        """
        begun = time.monotonic()
        try:
            rows = self._at_once.run(statement, row_factory, begun + AT_ONCE_SECONDS)
        except TookTooLongError:
            return await self._later(statement, row_factory)
        self._busy += time.monotonic() - begun
        if self._busy > AT_ONCE_SECONDS:
            self._busy = 0.0
            await asyncio.sleep(0)
        return rows

    def close(self) -> None:
        """Break off what is running on threads."""
        self._closing.set()
        self._threads.shutdown(cancel_futures=True)

    async def _later(self, statement: Statement, row_factory: Any) -> list[Any]:
        """On a thread; broken off too where nobody waits for it any more."""
        given_up = threading.Event()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(
                self._threads, self._on_a_thread, statement, row_factory, given_up
            )
        finally:
            given_up.set()

    def _on_a_thread(
        self, statement: Statement, row_factory: Any, given_up: threading.Event
    ) -> list[Any]:
        if not hasattr(self._own, "line"):
            self._own.line = _Line(self._connect())
        line: _Line = self._own.line
        until = time.monotonic() + LONGEST_SECONDS
        return line.run(statement, row_factory, until, given_up, self._closing)


class _Line:
    """A connection that breaks off what takes too long, or is not wanted any more."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._until = 0.0
        self._stops: tuple[threading.Event, ...] = ()
        connection.set_progress_handler(self._is_over, _STEPS)

    def run(
        self,
        statement: Statement,
        row_factory: Any,
        until: float,
        *stops: threading.Event,
    ) -> list[Any]:
        self._until, self._stops = until, stops
        try:
            cursor = self._connection.execute(*statement)
            cursor.row_factory = row_factory
            return cursor.fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise TookTooLongError from error
            raise

    def _is_over(self) -> bool:
        return time.monotonic() > self._until or any(
            stop.is_set() for stop in self._stops
        )
