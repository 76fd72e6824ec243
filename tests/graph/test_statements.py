"""A level of a query takes one statement per record type, however many rows it has."""

from __future__ import annotations

import pytest

from discretion import access, components
from discretion.settings import FIXTURES
from tests.graph.asking import answer

QUESTION = (FIXTURES / "queries" / "referred_and_denied.graphql").read_text()


async def statements(door: access.Door, text: str) -> int:
    answered = await answer(door, text)
    assert answered.errors == []
    return answered.statements


async def test_the_cross_component_question_takes_nine_statements(
    door: access.Door,
) -> None:
    # persons; decisions, referrals, requests, offenses, identity; later offenses and
    # the request of a referral; the offense of a later offense.
    wide = QUESTION.replace("outcome: DENIED", "outcome: [DENIED, GRANTED]")
    five, fifty = (wide.replace("first: 50", f"first: {size}") for size in (5, 50))
    assert await statements(door, five) == await statements(door, fifty) == 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ release { id } }", 0),
        ("{ persons { nodes { id } } }", 1),
        ("{ persons { totalCount } }", 1),
        ("{ persons { totalCount distinctPersonCount nodes { id } } }", 2),
        ("{ persons { edges { cursor node { id } } pageInfo { endCursor } } }", 1),
        ("{ decisions(first: 100) { nodes { person { id } } } }", 2),
        ("{ decisions(first: 100) { nodes { laterOffenses { daysAfter } } } }", 2),
        ("{ persons(first: 100) { nodes { decisions { totalCount } } } }", 2),
        # timeline rows, then the records of each type they stand for
        (
            "{ persons(first: 1000) { nodes { timeline { nodes { id } } } } }",
            2 + len(components.RECORDS),
        ),
    ],
)
async def test_each_selection_takes_its_few_statements(
    door: access.Door, text: str, expected: int
) -> None:
    assert await statements(door, text) == expected
