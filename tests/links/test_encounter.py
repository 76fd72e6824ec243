from __future__ import annotations

from datetime import date

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.encounter import IceEncounter
from discretion.links.encounter import Encounter
from tests.links.conftest import Workspace


def test_every_current_encounter_record_is_one_encounter(people: Workspace) -> None:
    for number, cells in enumerate(
        (
            {
                "responsible_aor_label": "Seattle",
                "processing_disposition_label": "RELEASED",
            },
            {},
            {"superseded_by": "IceEncounter_1"},
        )
    ):
        people.add(IceEncounter, number, "P1", event_date="2014-01-01", **cells)
    people.add(CbpApprehension, 9, "P1", apprehended_on="2014-01-01")
    people.link()
    columns = ("id", "component", "encountered_on", "office", "disposition")
    day = date(2014, 1, 1)
    assert people.rows(Encounter, *columns) == [
        ("Encounter_000000000000000000000000", "ICE", day, "SEATTLE_AREA", "RELEASED"),
        ("Encounter_000000000000000000000001", "ICE", day, None, None),
    ]
