from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discretion.extracts.sql import listed, literal, same_code
from discretion.record import Component, Scalar

Ask = Callable[[str], list[tuple[Any, ...]]]


def test_values_stand_as_they_are(ask: Ask) -> None:
    values: list[Scalar] = ["O'Brien", Component.ICE, True, 7, 'a "b" \\ c']
    assert ask(f"select {', '.join(literal(value) for value in values)}") == [
        ("O'Brien", "ICE", "True", "7", 'a "b" \\ c')
    ]
    assert ask(f"select {listed(values[:2])}") == [(["O'Brien", "ICE"],)]


def test_codes_are_compared_without_case_and_odd_spaces(ask: Ask) -> None:
    written = "Notice  to\u00a0 Appear\n(i-862)"
    assert ask(f"select {same_code(literal(written))}") == [
        ("NOTICE TO APPEAR (I-862)",)
    ]
