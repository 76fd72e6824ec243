from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.ncic import CHARGE_CATEGORIES
from discretion.codes.offense import OffenseStatus
from discretion.synthesis import conviction
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from tests.synthesis.lives import charge, rows_of

_DAY = date(2016, 1, 1)
_ASSAULT, _THEFT = charge("Assault"), charge("Larceny")


@pytest.mark.parametrize(
    ("on", "criminality"),
    [
        (date(2014, 1, 1), "3 Other Immigration Violator"),
        (date(2014, 1, 2), "2 Pending Criminal Charges"),
        (date(2014, 6, 3), "2 Pending Criminal Charges"),
        (date(2014, 6, 4), "1 Convicted Criminal"),
    ],
)
def test_criminality_is_as_of_the_day(on: date, criminality: str) -> None:
    assert conviction.criminality([_ASSAULT], on) == criminality


@pytest.mark.parametrize("status", [OffenseStatus.DISMISSED, OffenseStatus.OVERTURNED])
def test_a_dismissed_or_overturned_charge_does_not_count(status: OffenseStatus) -> None:
    void = [charge(status=status)]
    assert conviction.criminality(void, _DAY) == "3 Other Immigration Violator"
    assert conviction.threat_level(void, _DAY) == "NA"


@pytest.mark.parametrize(
    ("charges", "level"),
    [
        ([], "NA"),
        ([_THEFT], "3"),
        ([_THEFT, _THEFT, _THEFT], "2"),
        ([charge("Larceny", felony=True)], "2"),
        ([_THEFT, charge("Robbery", felony=True)], "1"),
    ],
    ids=["none", "misdemeanor", "three misdemeanors", "felony", "aggravated felony"],
)
def test_the_threat_level_follows_from_the_convictions(
    charges: list[Charge], level: str
) -> None:
    assert conviction.threat_level(charges, _DAY) == level


def test_the_gravest_conviction_is_the_most_serious() -> None:
    shown = [
        conviction.most_serious([_THEFT, _ASSAULT], _DAY, Chance(n)) for n in range(200)
    ]
    assert {row["msc_charge_code"] for row in shown} == {"1313"}
    assert {row["msc_conviction_date"] for row in shown} == {"2014-06-04"}
    assert {row["msc_charge_date"] for row in shown} == {"2014-01-03", "1313"}


def test_nothing_is_serious_before_the_first_conviction() -> None:
    assert conviction.most_serious([_ASSAULT], date(2014, 6, 3), Chance(0)) == {
        "msc_charge_code": "",
        "msc_charge_date": "",
        "msc_conviction_date": "",
    }


def test_a_number_loses_its_leading_zero_now_and_then_and_letters_protect_it() -> None:
    entry = charge("Immigration")
    reentry = entry._replace(code="03AB")
    for charged, codes in ((entry, {"0301", "301"}), (reentry, {"03AB"})):
        shown = {
            conviction.most_serious([charged], _DAY, Chance(n))["msc_charge_code"]
            for n in range(200)
        }
        assert shown == codes


@pytest.mark.parametrize("table", ["IceDetainer", "IceDetention", "IceRemoval"])
def test_the_most_serious_conviction_is_one_of_the_criminal_history(table: str) -> None:
    shown = [(life, row) for life, row in rows_of(table) if row["msc_charge_code"]]
    assert len(shown) >= 10
    for life, row in shown:
        category = CHARGE_CATEGORIES[row["msc_charge_code"].rjust(4, "0")[:2]]
        assert (category, row["msc_conviction_date"]) in {
            (one.crime.category, str(one.convicted_on)) for one in life.charges
        }
