"""Cursors: a row's place in an order, as opaque text that survives new releases."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import orjson

from discretion import access
from discretion.graph.errors import bad_input

_LARGEST = 1 << 63


def encode(order: access.Order, value: Any, row_id: Any) -> str:
    """The cursor of the row with that id and that value in the order's column."""
    place = [_name(order), value, row_id]
    return base64.urlsafe_b64encode(orjson.dumps(place)).decode().rstrip("=")


def decode(order: access.Order, cursor: str, argument: str) -> access.Position:
    """The place a cursor stands for; refused where it is not of this order."""
    place = place_of(cursor)
    if place is None or place[0] != _name(order):
        raise bad_input(
            f"{argument}: not a cursor of this list in this order; "
            "leave it out to start anew"
        )
    return access.Position(place[1], place[2])


def _name(order: access.Order) -> str:
    return f"{order.column} {'desc' if order.descending else 'asc'}"


def place_of(cursor: str) -> tuple[str, Any, str] | None:
    """The order, the value and the id that a cursor holds; None where it is none."""
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        place = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        return None
    match place:
        case [str() as name, (str() | int() | None) as value, str() as row]:
            return (name, value, row) if _is_stored(value) else None
    return None


def _is_stored(value: Any) -> bool:
    """True for what a column may hold; numbers of more than 64 bits it may not."""
    return not isinstance(value, int) or (
        not isinstance(value, bool) and abs(value) < _LARGEST
    )
