from __future__ import annotations

from datetime import date

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.encounter import IceEncounter
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.links import UNITED
from discretion.links.apprehension import Apprehension
from discretion.links.encounter import Encounter
from discretion.links.origin import Origin
from discretion.links.timeline import Timeline
from tests.links.conftest import Workspace


def one_of_each(people: Workspace) -> Workspace:
    people.add(
        CbpApprehension, 1, "P1", apprehended_on="2012-01-01", sector_label="Tucson"
    )
    people.add(UscisDacaRequest, 2, "P1", received_on="2013-01-01")
    people.add(
        IceEncounter, 3, "P1", event_date="2014-01-01", responsible_aor_label="Seattle"
    )
    people.add(IceCriminalHistory, 4, "P1", charge_status="CHARGED")
    people.add(
        IceEncounter, 5, "P1", event_date="2010-01-01", superseded_by="IceEncounter_3"
    )
    return people.link()


def test_every_current_record_stands_in_the_timeline_once(people: Workspace) -> None:
    one_of_each(people)
    assert people.rows(Timeline, "occurred_on", "component", "record_type") == [
        (date(2012, 1, 1), "CBP", "CbpApprehension"),
        (date(2013, 1, 1), "USCIS", "UscisDacaRequest"),
        (date(2014, 1, 1), "ICE", "IceEncounter"),
        (None, "ICE", "IceCriminalHistory"),
    ]


def test_records_of_several_components_unite_with_office_and_day(
    people: Workspace,
) -> None:
    one_of_each(people)
    columns = ("person_id", "component", "office")
    assert people.rows(Encounter, *columns) == [("P1", "ICE", "SEATTLE_AREA")]
    assert people.rows(Apprehension, *columns) == [("P1", "CBP", "TUCSON_SECTOR")]


def test_every_united_row_has_its_source_records(people: Workspace) -> None:
    one_of_each(people)
    origins = {united for (united,) in people.rows(Origin, "united_id")}
    united = {row for record in UNITED for (row,) in people.rows(record, "id")}
    assert origins == united
    assert len(united) == 4
