from __future__ import annotations

import pytest

from discretion import access
from discretion.codes.discretion import Act, Effect, IsDiscretion
from discretion.components import REVIEWS
from tests.graph.asking import ask

NAMED = {
    "stop": {Act.NOT_STOP},
    "question": {Act.NOT_QUESTION},
    "arrest": {Act.NOT_ARREST},
    "detain": {Act.NOT_DETAIN},
    "remove": {Act.NOT_REMOVE, Act.STAY},
    "issue or cancel a notice to appear": {Act.NOT_ISSUE_NTA, Act.CANCEL_NTA},
    "release": {Act.RELEASE},
    "dismiss": {Act.DISMISS, Act.TERMINATE, Act.WITHDRAW_APPEAL},
    "close": {Act.CLOSE},
    "defer": {Act.DEFER},
}
"""What officers and attorneys decide about, with the words for deciding against it."""

UNRECORDED = {
    Act.NOT_STOP,
    Act.NOT_QUESTION,
    Act.NOT_ARREST,
    Act.NOT_DETAIN,
    Act.NOT_REMOVE,
}

BY_EFFECT = """query ($effects: [Effect!]) {
  scope: decisions(first: 1000, filter: { effect: $effects }) {
    totalCount nodes { effect } }
  all: decisions { totalCount }
  other: decisions(filter: { effect: OTHER }) { totalCount }
}"""


@pytest.mark.shows("F017")
def test_every_act_of_discretion_has_a_word_and_every_word_an_act() -> None:
    assert set().union(*NAMED.values()) == set(Act)


@pytest.mark.shows("F017")
def test_every_code_of_discretion_is_one_act_with_one_effect() -> None:
    decided = [
        code
        for review in REVIEWS
        for code in review.codes
        if code.is_discretion is IsDiscretion.YES
    ]
    assert all(code.act and code.effect for code in decided)
    assert {code.act for code in decided} == set(Act) - UNRECORDED
    assert {code.effect for code in decided} == set(Effect)


@pytest.mark.shows("F017")
def test_an_act_that_no_source_records_says_so() -> None:
    silent = {act for act in Act if "No source records it yet" in act.meaning}
    assert silent == UNRECORDED


@pytest.mark.shows("F016")
async def test_the_audits_scope_is_not_placed_or_taken_out_and_nothing_else(
    door: access.Door,
) -> None:
    found = await ask(door, BY_EFFECT, effects=["NOT_PLACED", "TAKEN_OUT"])
    scope, every, other = (found[name] for name in ("scope", "all", "other"))
    assert {one["effect"] for one in scope["nodes"]} == {"NOT_PLACED", "TAKEN_OUT"}
    assert other["totalCount"] > 0
    assert scope["totalCount"] + other["totalCount"] == every["totalCount"]
