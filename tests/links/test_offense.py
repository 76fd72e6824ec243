from __future__ import annotations

from datetime import date

from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.detention import IceDetention
from discretion.components.ice.removal import IceRemoval
from discretion.links.offense import Offense
from discretion.links.origin import Origin
from tests.links.conftest import Workspace


def test_every_charge_is_an_offense_with_its_own_dates(people: Workspace) -> None:
    people.add(
        IceCriminalHistory,
        1,
        "P1",
        offense_date="2014-01-01",
        arrest_date="2014-01-02",
        charge_date="2014-01-03",
        conviction_date="2014-01-04",
        charge_status="OVERTURNED",
        ncic_category_label="Assault",
    )
    people.link()
    assert people.rows(Offense, *(column.name for column in Offense.columns)) == [
        (
            "P1",
            "ICE",
            *(date(2014, 1, day) for day in (1, 2, 3, 4)),
            "OVERTURNED",
            "Assault",
        )
    ]


CONVICTED = {"msc_conviction_date": "2013-10-12"}
DUI = {"msc_charge_code": "5404", "msc_charge_code_label": "Traffic Offenses"}


def test_a_conviction_that_many_rows_repeat_is_one_offense(people: Workspace) -> None:
    people.add(IceDetainer, 1, "P1", prepared_on="2014-01-01", **DUI, **CONVICTED)
    people.add(IceDetention, 2, "P1", booked_in_on="2014-02-01", **DUI, **CONVICTED)
    people.add(IceRemoval, 3, "P1", departed_on="2014-03-01", **DUI, **CONVICTED)
    people.add(IceRemoval, 4, "P2", departed_on="2014-03-01", **DUI, **CONVICTED)
    people.link()
    columns = ("person_id", "status", "category", "convicted_on")
    day = date(2013, 10, 12)
    assert sorted(people.rows(Offense, *columns)) == [
        ("P1", "CONVICTED", "Traffic Offenses", day),
        ("P2", "CONVICTED", "Traffic Offenses", day),
    ]


def test_it_is_that_of_the_criminal_history_where_day_and_category_agree(
    people: Workspace,
) -> None:
    people.add(
        IceCriminalHistory,
        9,
        "P1",
        offense_date="2013-01-01",
        conviction_date="2013-10-12",
        charge_status="CONVICTED",
        ncic_category_label="Traffic Offenses",
    )
    people.add(IceDetainer, 1, "P1", prepared_on="2014-01-01", **DUI, **CONVICTED)
    people.link()
    assert people.rows(Offense, "offended_on", "convicted_on") == [
        (date(2013, 1, 1), date(2013, 10, 12))
    ]
    assert len(people.rows(Origin, "id")) == 2


def test_another_conviction_is_another_offense(people: Workspace) -> None:
    people.add(IceDetainer, 1, "P1", prepared_on="2014-01-01", **DUI, **CONVICTED)
    people.add(IceDetainer, 2, "P1", prepared_on="2015-01-01", **DUI)
    people.link()
    assert len(people.rows(Offense, "id")) == 2
