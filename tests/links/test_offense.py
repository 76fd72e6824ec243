from __future__ import annotations

from datetime import date

from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.links.offense import Offense
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
