"""What is true of a simulated life, to hold beside what the program makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from discretion.synthesis.life import Life, discretion, referrals

RECORDS = ("component", "record_type", "record_key", "person_id")
"""Headings of the table that tells whose each record is."""


def _decisions(life: Life) -> Iterator[tuple[str, ...]]:
    for act in discretion(life):
        yield (
            life.person.id,
            act.component.value,
            act.decided_on.isoformat(),
            act.stage.value,
            act.act.value,
            "true" if act.recorded else "false",
        )


def _offenses(life: Life) -> Iterator[tuple[str, ...]]:
    for charge in life.charges:
        yield (
            life.person.id,
            charge.offended_on.isoformat(),
            charge.arrested_on.isoformat(),
            charge.charged_on.isoformat(),
            _day(charge.convicted_on),
            charge.status.value if charge.status else "",
            charge.crime.category,
        )


def _referrals(life: Life) -> Iterator[tuple[str, ...]]:
    for component, referred_on in referrals(life):
        yield life.person.id, component.value, referred_on.isoformat()


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


_Rows = Callable[[Life], Iterator[tuple[str, ...]]]

TABLES: Mapping[str, tuple[tuple[str, ...], _Rows]] = {
    "truth_decisions": (
        ("person_id", "component", "decided_on", "stage", "act", "recorded"),
        _decisions,
    ),
    "truth_offenses": (
        (
            "person_id",
            "offended_on",
            "arrested_on",
            "charged_on",
            "convicted_on",
            "status",
            "category",
        ),
        _offenses,
    ),
    "truth_referrals": (("person_id", "component", "referred_on"), _referrals),
}
"""Name of each other table to its headings, and to its rows about a life."""
