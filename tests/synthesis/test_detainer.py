from __future__ import annotations

from datetime import date

import pytest

from discretion.synthesis import detainer
from discretion.synthesis.case import State
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from discretion.synthesis.detainer import Detainer, Standing
from discretion.synthesis.ice import Encounter
from tests.synthesis.lives import KEYED, LIVES, PERSON, PHOENIX, charge, rows_of

_MET = Encounter(8, "PHO1", date(2015, 1, 5), PHOENIX, "CAP Local", "ICE", "DTNR")
_NOTHING = Standing(False, False, False, False, False)
_DETAINER = Detainer(0, _MET, _NOTHING, "Booked into Detention", False, False, False)
_THEFT = charge("Larceny")


def _ticked(one: Detainer, *charges: Charge) -> set[str]:
    stands = State("ACTIVE", "", "")
    *_, row = detainer.rows(one, stands, PERSON, charges, KEYED, Chance(0))
    boxes = set(row) - {"resume_custody"}
    return {name for name in boxes if row[name] == "Y"}


@pytest.mark.parametrize(
    ("charges", "grounds"),
    [
        ([], {"other_removal_reason"}),
        ([_THEFT], {"other_removal_reason"}),
        ([_THEFT] * 3, {"multiple_prior_misdemeanors"}),
        ([charge("Larceny", felony=True)], {"prior_felony"}),
        (
            [charge("Robbery", felony=True)],
            {"prior_felony", "aggravated_felony", "significant_risk"},
        ),
        ([charge("Assault")], {"violent_misdemeanor"}),
        ([charge("Immigration")], {"illegal_entry"}),
        ([charge("Fraudulent Activities")], {"immigration_fraud"}),
        ([charge("Assault", convicted_on=date(2016, 1, 1))], {"other_removal_reason"}),
    ],
)
def test_the_boxes_agree_with_the_convictions(
    charges: list[Charge], grounds: set[str]
) -> None:
    assert _ticked(_DETAINER, *charges) == grounds


@pytest.mark.parametrize(
    ("standing", "ground"),
    [
        ("removed", "illegal_reentry"),
        ("ordered", "deportation_ordered"),
        ("in_court", "order_to_show_cause_served"),
        ("caught_at_border", "unlawful_entry"),
        ("refused_at_port", "unlawful_attempt"),
    ],
)
def test_the_boxes_agree_with_the_past(standing: str, ground: str) -> None:
    past = _NOTHING._replace(**{standing: True})
    assert _ticked(_DETAINER._replace(standing=past)) == {ground}


def test_a_gang_is_a_significant_risk() -> None:
    gang = _DETAINER._replace(gang=True)
    assert _ticked(gang) == {"criminal_street_gang", "significant_risk"}


def test_other_boxes_are_ticked_now_and_then() -> None:
    made = [detainer.prepared(0, _MET, _NOTHING, Chance(n)) for n in range(500)]
    assert {one.gang for one in made} == {True, False}
    assert {one.investigated for one in made} == {True, False}
    assert {one.visa_abused for one in made} == {True, False}
    assert {one.lift_reason for one in made} == {
        "Booked into Detention",
        "Detainer Declined by LEA",
        "No longer in State, Local, or Federal Custody",
    }


def test_reentry_is_ticked_of_those_who_had_been_removed_alone() -> None:
    for life, row in rows_of("IceDetainer"):
        earlier = [str(one.departed_on) for one in life.removals]
        if row["illegal_reentry"] == "Y":
            assert life.removed
        if any(day < row["prepared_on"] for day in earlier) and life.removed:
            assert row["illegal_reentry"] in ("Y", "N")


def test_detainers_follow_criminal_arrests() -> None:
    found = [(life, one) for life in LIVES for one in life.detainers]
    assert len(found) > 50
    for life, one in found:
        assert any(
            0 <= (one.met.on - charged.arrested_on).days <= 10
            for charged in life.charges
        )


def test_the_form_follows_the_day_and_a_lift_may_come_later_in_the_extract() -> None:
    rows = [
        list(detainer.rows(_DETAINER, State("", "", ""), PERSON, [], KEYED, Chance(n)))
        for n in range(200)
    ]
    assert {row["detainer_type"] for found in rows for row in found} == {"I247"}
    twice = [[row["lift_reason"] for row in found] for found in rows if len(found) > 1]
    assert {tuple(lifts) for lifts in twice} == {("", "Booked into Detention")}
    later = _DETAINER._replace(met=_MET._replace(on=date(2016, 1, 5)))
    forms = {
        row["detainer_type"]
        for n in range(50)
        for row in detainer.rows(later, State("", "", ""), PERSON, [], KEYED, Chance(n))
    }
    assert forms == {"I247D", "I247N"}
