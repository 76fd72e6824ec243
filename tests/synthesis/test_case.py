from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.case import CASE_CATEGORIES, CASE_STATUSES
from discretion.synthesis import case
from discretion.synthesis.case import Case, state
from discretion.synthesis.chance import Chance
from discretion.synthesis.court import Appeal, Trial
from tests.synthesis.lives import CASE, KEYED, LIVES, PERSON, rows_of

_DAY = date(2014, 8, 1)
_LATER = date(2015, 1, 1)
_ORDERED = CASE._replace(trial=Trial("ORDERED", _DAY, _DAY), ordered_on=_DAY)


def _ended(end: str) -> Case:
    return CASE._replace(trial=Trial(end, _DAY))


@pytest.mark.parametrize(
    ("one", "status", "category"),
    [
        (CASE, "ACTIVE", "[2A]"),
        (CASE._replace(at_border=True), "ACTIVE", "[8B]"),
        (_ended("RELIEF"), "B-Relief Granted", "[2A]"),
        (_ended("PD_DISMISS"), "A-Proceedings Terminated", "[2A]"),
        (_ended("PD_CANCELED"), "E-Charging Document Canceled by ICE", "[2A]"),
        (_ended("PD_CLOSE"), "ACTIVE", "[2A]"),
        (_ended("DEPARTS"), "ACTIVE", "[1A]"),
        (
            _ended("DEPARTS")._replace(left_on=_LATER),
            "3-Voluntary Departure Confirmed",
            "[1A]",
        ),
        (_ORDERED, "ACTIVE", "[3]"),
        (_ORDERED._replace(at_border=True), "ACTIVE", "[8C]"),
        (_ORDERED._replace(fugitive_on=_DAY), "ACTIVE", "[5B]"),
        (_ORDERED._replace(no_document_on=_DAY), "ACTIVE", "[5F]"),
        (
            _ORDERED._replace(deferred_on=_DAY, deferral_recorded=True),
            "ACTIVE",
            "[5D]",
        ),
        (_ORDERED._replace(deferred_on=_DAY), "ACTIVE", "[3]"),
        (
            _ORDERED._replace(left_on=_LATER, fugitive_on=_DAY),
            "6-Deported/Removed - Deportability",
            "[3]",
        ),
        (
            CASE._replace(
                began="EXPEDITED", at_border=True, ordered_on=_DAY, left_on=_LATER
            ),
            "8-Excluded/Removed - Inadmissibility",
            "[8F]",
        ),
        (CASE._replace(began="VOLUNTARY", left_on=_DAY), "9-VR Witnessed", "[9]"),
        (_ORDERED._replace(died_on=_LATER), "7-Died", "[3]"),
    ],
)
def test_a_case_stands_where_its_days_put_it(
    one: Case, status: str, category: str
) -> None:
    stands = state(one, _LATER)
    assert (stands.status, stands.category.split(" ")[0]) == (status, category)
    assert stands.ordered_on == (str(one.ordered_on) if one.ordered_on else "")


def test_what_comes_later_does_not_show_yet() -> None:
    late = _ORDERED._replace(left_on=_LATER, deferred_on=_LATER, deferral_recorded=True)
    assert state(late, date(2014, 7, 31)) == state(CASE, date(2014, 7, 31))


def test_a_case_on_appeal_is_before_the_board() -> None:
    appeal = Appeal(date(2014, 9, 1), "RMV", None, "")
    trial = Trial("ON_APPEAL", None, appeals=(appeal,))
    assert state(CASE._replace(trial=trial), _LATER).category.startswith("[2B]")


@pytest.mark.parametrize(
    ("cases", "stands"),
    [
        ([], "NONE"),
        ([CASE], "IN_COURT"),
        ([_ORDERED], "ORDERED"),
        ([_ORDERED._replace(deferred_on=_DAY)], "DEFERRED"),
        ([_ORDERED._replace(left_on=_DAY)], "NONE"),
        ([_ended("PD_CLOSE")], "NONE"),
        ([_ended("DEPARTS")], "IN_COURT"),
    ],
)
def test_where_a_person_stands_follows_from_the_latest_case(
    cases: list[Case], stands: str
) -> None:
    assert case.standing(cases, _LATER) == stands


def test_every_case_is_recorded_once_in_known_words() -> None:
    rows = rows_of("IceCase")
    keys = [(life.person.id, row["eid_case_id"], id(life)) for life, row in rows]
    assert len(set(keys)) == len(keys) == sum(len(life.cases) for life in LIVES)
    categories = {row["case_category"] for _, row in rows}
    assert {row["case_status"] for _, row in rows} <= set(CASE_STATUSES)
    assert categories <= set(CASE_CATEGORIES)
    shown = {category.split(" ")[0] for category in categories}
    assert {"[5D]", "[5F]", "[5B]", "[8F]", "[16]", "[2B]"} <= shown


def test_a_case_is_recorded_as_earm_would() -> None:
    removed = _ORDERED._replace(left_on=date(2016, 9, 30))
    assert case.row(removed, PERSON, KEYED, Chance(0)) == {
        **KEYED,
        "recorded_on": "2016-09-30",
        "case_status": "6-Deported/Removed - Deportability",
        "case_category": "[3] Deportable - Administratively Final Order",
        "docket_aor": "Phoenix Area of Responsibility",
        "final_order_date": "2014-08-01",
        "citizenship_country": "MEXICO",
        "eid_case_id": "4519603984",
    }
