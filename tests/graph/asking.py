"""Asks the graph, as the service does, but without HTTP."""

from __future__ import annotations

from typing import Any

import orjson

from discretion import access
from discretion.graph.schema import Answer, execute


async def answer(door: access.Door, text: str, **variables: Any) -> Answer:
    """The whole answer."""
    return await execute(text, door, door.reader(), variables)


async def ask(door: access.Door, text: str, **variables: Any) -> Any:
    """The data; errors fail the test."""
    answered = await answer(door, text, **variables)
    assert answered.errors == []
    return data(answered)


def data(answered: Answer) -> Any:
    """The data of an answer."""
    return body(answered)["data"]


def body(answered: Answer) -> Any:
    """An answer as a client reads it."""
    return orjson.loads(answered.body())


async def refusal(door: access.Door, text: str, **variables: Any) -> tuple[str, str]:
    """Code and message of the only error."""
    (error,) = (await answer(door, text, **variables)).errors
    return str((error.extensions or {})["code"]), error.message
