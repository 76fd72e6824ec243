from __future__ import annotations

from collections.abc import Callable

from discretion.components.ice.criminal_history import IceCriminalHistory
from tests.components.conftest import Read

HEADINGS = (
    "charge_id,offense_date,arrest_date,charge_date,conviction_date,charge_status,"
    "ncic_category,fin"
)


def test_a_charge_is_read_with_its_dates_status_and_category(read: Read) -> None:
    assert read(
        IceCriminalHistory,
        HEADINGS,
        "X1,2014-09-21,2014-09-22,2014-09-23,2015-03-10,Convicted,Assault,1100000001",
    ) == [
        {
            "offense_date": "2014-09-21",
            "arrest_date": "2014-09-22",
            "charge_date": "2014-09-23",
            "conviction_date": "2015-03-10",
            "charge_status": "CONVICTED",
            "ncic_category": "Assault",
            "ncic_category_label": "Assault",
        }
    ]


def test_pending_is_charged_and_what_is_not_recorded_is_null(read: Read) -> None:
    assert read(
        IceCriminalHistory,
        HEADINGS,
        "X1,,,,,Pending,IIDS ETL NULL,",
        "X2,,,,,IIDS ETL NULL,,",
        "X3,,,,,dismissed,,",
        "X4,,,,,OVERTURNED,,",
    ) == [
        {"charge_status": "CHARGED"},
        {},
        {"charge_status": "DISMISSED"},
        {"charge_status": "OVERTURNED"},
    ]


def test_a_charge_code_in_a_date_rejects_the_row(
    rejected: Callable[..., list[str]],
) -> None:
    (line,) = rejected(IceCriminalHistory, HEADINGS, "X1,,,5404,,Pending,,")
    assert line == (
        'extract.csv row 2: charge_date "5404" is not a date (expects YYYY-MM-DD)'
    )
