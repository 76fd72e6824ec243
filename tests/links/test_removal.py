from __future__ import annotations

from datetime import date

from discretion.components.ice.removal import IceRemoval
from discretion.links.removal import Removal
from tests.links.conftest import Workspace


def test_every_current_removal_record_is_one_removal(people: Workspace) -> None:
    cells = {"departed_on": "2014-01-01", "departure_country_label": "Mexico"}
    people.add(IceRemoval, 1, "P1", docket_aor_label="El Paso", **cells)
    people.add(IceRemoval, 2, "P1", **cells, superseded_by="IceRemoval_1")
    people.link()
    columns = ("person_id", "component", "removed_on", "country", "office")
    assert people.rows(Removal, *columns) == [
        ("P1", "ICE", date(2014, 1, 1), "Mexico", "EL_PASO_AREA")
    ]
