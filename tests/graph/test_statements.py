"""Objects that the store tells take the statement of their row.

Made of rows, a level takes one for each record type, however many rows it has.
"""

from __future__ import annotations

import orjson
import pytest

from discretion import access, components
from discretion.graph.schema import execute
from discretion.settings import FIXTURES

QUESTION = (FIXTURES / "queries" / "referred_and_denied.graphql").read_text()


async def statements(door: access.Door, text: str) -> tuple[int, int]:
    """Statements as JSON, and of rows; both give the same answer."""
    ways = [
        await execute(text, door, door.reader(), as_json=as_json)
        for as_json in (True, False)
    ]
    told, of_rows = ways
    assert told.errors == of_rows.errors == []
    assert orjson.dumps(told.data) == orjson.dumps(of_rows.data)
    return told.statements, of_rows.statements


async def test_the_cross_component_question_takes_one_statement_or_nine(
    door: access.Door,
) -> None:
    # persons; decisions, referrals, requests, offenses, identity; later offenses and
    # the request of a referral; the offense of a later offense.
    wide = QUESTION.replace("outcome: DENIED", "outcome: [DENIED, GRANTED]")
    five, fifty = (wide.replace("first: 50", f"first: {size}") for size in (5, 50))
    assert await statements(door, five) == await statements(door, fifty) == (1, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ release { id } }", (0, 0)),
        ("{ persons { nodes { id } } }", (1, 1)),
        ("{ persons { totalCount } }", (1, 1)),
        ("{ persons { totalCount distinctPersonCount nodes { id } } }", (2, 2)),
        (
            "{ persons { edges { cursor node { id } } pageInfo { endCursor } } }",
            (1, 1),
        ),
        ("{ decisions(first: 100) { nodes { person { id } } } }", (1, 2)),
        (
            "{ decisions(first: 100) { nodes { laterOffenses { daysAfter } } } }",
            (1, 2),
        ),
        ("{ persons(first: 100) { nodes { decisions { totalCount } } } }", (1, 2)),
        # of rows: timeline, then the records of each type that it stands for
        (
            "{ persons(first: 1000) { nodes { timeline { nodes { id } } } } }",
            (1, 2 + len(components.RECORDS)),
        ),
    ],
)
async def test_each_selection_takes_its_few_statements(
    door: access.Door, text: str, expected: tuple[int, int]
) -> None:
    assert await statements(door, text) == expected
