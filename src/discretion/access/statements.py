"""Runs the statements of a release so that a long one never holds up a short one.

A statement runs at once, on the event loop: that costs a fiftieth of a hand-over to a
thread. One that is not done within a few milliseconds is broken off and run again on a
thread, which has a connection of its own.
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
"""How long a statement may keep others waiting."""

LONGEST_SECONDS = 60.0
"""How long a statement may run at all."""

_THREADS = 2
_STEPS = 4_000
"""Steps of SQLite's machine, some tens of microseconds, between looks at the clock."""


class TookTooLongError(Exception):
    """A statement was broken off because it ran longer than any may."""


class Statements:
    """The statements of one release."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Run on connections of the release; some are opened only when needed."""
        self._at_once = _Line(connect())
        self._connect = connect
        self._threads = ThreadPoolExecutor(_THREADS, "statements")
        self._own = threading.local()

    async def run(self, statement: Statement, row_factory: Any = None) -> list[Any]:
        """The rows of a statement.

        Raises:
            TookTooLongError: It was broken off.
        """
        try:
            return self._at_once.run(statement, row_factory, AT_ONCE_SECONDS)
        except TookTooLongError:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(
                self._threads, self._on_a_thread, statement, row_factory
            )

    def close(self) -> None:
        """Wait for what is running on threads."""
        self._threads.shutdown(cancel_futures=True)

    def _on_a_thread(self, statement: Statement, row_factory: Any) -> list[Any]:
        if not hasattr(self._own, "line"):
            self._own.line = _Line(self._connect())
        line: _Line = self._own.line
        return line.run(statement, row_factory, LONGEST_SECONDS)


class _Line:
    """A connection that breaks off what takes too long."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._until = 0.0
        connection.set_progress_handler(self._is_late, _STEPS)

    def run(self, statement: Statement, row_factory: Any, seconds: float) -> list[Any]:
        self._until = time.monotonic() + seconds
        try:
            cursor = self._connection.execute(*statement)
            cursor.row_factory = row_factory
            return cursor.fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise TookTooLongError from error
            raise

    def _is_late(self) -> bool:
        return time.monotonic() > self._until
