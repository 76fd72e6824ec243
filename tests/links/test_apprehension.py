from __future__ import annotations

from datetime import date

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.links.apprehension import Apprehension
from tests.links.conftest import Workspace


def test_every_current_apprehension_record_is_one_apprehension(
    people: Workspace,
) -> None:
    cells = {"apprehended_on": "2014-01-01", "sector_label": "Tucson"}
    people.add(CbpApprehension, 1, "P1", **cells)
    people.add(CbpApprehension, 2, "P1", **cells, superseded_by="CbpApprehension_1")
    people.link()
    columns = ("person_id", "component", "apprehended_on", "office")
    assert people.rows(Apprehension, *columns) == [
        ("P1", "CBP", date(2014, 1, 1), "TUCSON_SECTOR")
    ]
