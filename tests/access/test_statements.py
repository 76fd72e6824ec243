"""Long statements run on threads, and short ones are not held up by them."""

from __future__ import annotations

import asyncio

import apsw
import pytest

from discretion.access import statements
from discretion.access.statements import Statements, TookTooLongError
from discretion.release.shape import Statement

COUNT = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
           SELECT count(*) AS many FROM n"""
LONG = Statement(COUNT, (2_000_000,))
SHORT = Statement(COUNT, (10,))


def connect() -> apsw.Connection:
    return apsw.Connection(":memory:")


async def test_a_short_statement_overtakes_a_long_one() -> None:
    done: list[int] = []
    running = Statements(connect(), connect)

    async def run(statement: Statement) -> None:
        ((many,),) = await running.run(statement)
        done.append(many)

    await asyncio.gather(run(LONG), run(SHORT), run(SHORT))
    assert done == [10, 10, 2_000_000]


async def test_a_short_statement_waits_for_no_thread_though_its_like_was_long() -> None:
    running = Statements(connect(), connect)
    await running.run(LONG)
    others = Statement(COUNT + " ", (6_000_000,))
    busy = [asyncio.create_task(running.run(others)) for _ in range(2)]
    await asyncio.sleep(0.05)
    assert await running.run(SHORT) == [(10,)]
    assert not any(each.done() for each in busy)
    for each in busy:
        each.cancel()
    await asyncio.gather(*busy, return_exceptions=True)
    running.close()


async def test_a_statement_that_may_not_run_longer_is_broken_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(statements, "LONGEST_SECONDS", 0.01)
    running = Statements(connect(), connect)
    with pytest.raises(TookTooLongError):
        await running.run(LONG)
    assert await running.run(SHORT) == [(10,)]


async def test_any_other_fault_is_told_as_it_is() -> None:
    with pytest.raises(apsw.SQLError, match="no such table"):
        await Statements(connect(), connect).run(Statement("SELECT * FROM nowhere", ()))
