from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.court_action import COURT_ACTIONS
from discretion.codes.discretion import Basis
from discretion.components.ice.decisions import ACTIONS
from discretion.synthesis import court_action
from discretion.synthesis.chance import Chance
from discretion.synthesis.court_action import TOOLS, Action
from tests.synthesis.lives import KEYED, PERSON, PHOENIX

_ON = date(2014, 5, 1)
_REVIEWED = {code.code: (code.stage, code.act) for code in ACTIONS.codes}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_is_the_act_that_was_reviewed(tool: str) -> None:
    words, *what = TOOLS[tool]
    assert _REVIEWED[COURT_ACTIONS[words.upper()]] == tuple(what)


def test_an_act_is_recorded_where_the_action_is_marked_or_the_court_shows_it() -> None:
    for n in range(300):
        for seen in (True, False):
            actions, act = court_action.exercise(
                "PD_DISMISS", PERSON, PHOENIX, _ON, seen, Chance(n)
            )
            marked = [one.discretion for one in actions]
            assert marked in ([], ["Y"], [""])
            assert act.recorded is (seen or marked == ["Y"])
            assert {one.on for one in actions} <= {act.decided_on}


def test_what_leaves_a_case_pending_is_never_marked() -> None:
    actions = [court_action.continued(PHOENIX, _ON, Chance(n)) for n in range(300)]
    assert {one.discretion for one in actions} == {"N", ""}
    assert {one.words for one in actions} == {
        "Continuance",
        "Stipulation",
        "Joint motion to reopen",
    }


def test_an_action_is_recorded_as_the_attorneys_would() -> None:
    action = Action(_ON, "Dismissal", "Y", PHOENIX, (Basis.NOT_A_PRIORITY, None))
    assert court_action.row(action, PERSON, 0, 0, KEYED) == {
        **KEYED,
        "acted_on": "2014-05-01",
        "action": "Dismissal",
        "prosecutorial_discretion": "Y",
        "basis": "NOT_A_PRIORITY",
        "circumstance": "",
        "office": "Phoenix Area of Responsibility",
        "court_action_id": "9589822592",
    }
