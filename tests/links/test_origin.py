from __future__ import annotations

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.links.origin import Origin
from tests.links.conftest import Workspace


def test_one_record_may_stand_behind_several_united_rows(people: Workspace) -> None:
    record = people.add(
        CbpApprehension,
        1,
        "P1",
        apprehended_on="2014-01-01",
        released_on="2014-01-01",
        daca_eligible_release=True,
        referred_to_uscis_on="2014-01-02",
    )
    people.link()
    number = record.removeprefix("CbpApprehension_")
    assert people.rows(Origin, "united_id", "record_type", "record_id") == [
        (f"{united}_{number}", "CbpApprehension", record)
        for united in ("Apprehension", "Decision", "Referral")
    ]
    ids = people.rows(Origin, "id")
    assert len(set(ids)) == 3
