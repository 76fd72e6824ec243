from __future__ import annotations

import pytest

from discretion.components.ice.case import IceCase
from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.encounter import IceEncounter
from discretion.links.later_offense import LaterOffense
from discretion.links.later_threat import LaterThreat
from tests.links.conftest import Workspace

PD = "PROSECUTORIAL DISCRETION"
DEFERRED = "Final Order of Deportation / Removal - Deferred Action Granted"


@pytest.mark.parametrize(
    ("found", "determination", "days"),
    [
        ("2014-03-01", "NOT_LATER", None),
        ("2014-03-03", "NOT_LATER", None),
        ("2014-03-04", "LATER", 1),
    ],
)
@pytest.mark.shows("F050")
def test_a_sign_counts_as_later_from_the_day_after(
    people: Workspace, found: str, determination: str, days: int | None
) -> None:
    people.add(
        IceEncounter,
        1,
        "P1",
        event_date="2014-03-03",
        processing_disposition_label=PD,
    )
    people.add(IceDetainer, 2, "P1", prepared_on=found, significant_risk=True)
    people.link()
    assert people.rows(LaterThreat, "determination", "days_after") == [
        (determination, days)
    ]
    assert people.rows(LaterOffense, "id") == []


def test_where_the_decision_is_undated_nothing_can_be_told(people: Workspace) -> None:
    people.add(IceCase, 1, "P1", recorded_on="2014-03-03", case_category_label=DEFERRED)
    people.add(IceDetainer, 2, "P1", prepared_on="2015-01-01", threat_level="1")
    people.link()
    assert people.rows(LaterThreat, "determination", "days_after") == [
        ("UNDETERMINED", None)
    ]
