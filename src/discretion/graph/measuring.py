"""How many measures one request may ask for: each scans the whole release."""

from __future__ import annotations

from discretion.graph.errors import bad_input

MOST = 20
"""Measures and reconciliations of one request, at most."""


class Measuring:
    """Counts what a request asks to be measured."""

    def __init__(self) -> None:
        self._asked = 0

    def ask(self, field: str) -> None:
        """One more.

        Raises:
            GraphQLError: It is one too many.
        """
        self._asked += 1
        if self._asked > MOST:
            raise bad_input(f"{field}: at most {MOST} measures in one request")
