"""What takes long is read on threads, and no more of it waits than is bounded."""

from __future__ import annotations

import asyncio
import threading

import pytest
from graphql import GraphQLError

from discretion.graph.leads import MOST_WAITING, Facts


async def test_one_more_than_may_wait_is_told_to_ask_again() -> None:
    go_on = threading.Event()
    slow = Facts(lambda context: go_on.wait(10), on_thread=True)
    waiting = [asyncio.create_task(slow.later(None)) for _ in range(MOST_WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(GraphQLError, match="ask again in a while") as told:
        await slow.later(None)
    assert told.value.extensions == {"code": "TOO_BUSY"}
    go_on.set()
    assert await asyncio.gather(*waiting) == [True] * MOST_WAITING
    assert await slow.later(None)


async def test_one_that_fails_makes_room_for_the_next() -> None:
    failing = Facts(lambda context: 1 // 0, on_thread=True)
    for _ in range(MOST_WAITING + 1):
        with pytest.raises(ZeroDivisionError):
            await failing.later(None)
