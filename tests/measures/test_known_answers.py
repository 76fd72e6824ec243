"""Published estimates, out of the declared measure and a release of the same people."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any

import ibis
import pytest

from discretion import access
from discretion.measures import answer
from discretion.measures.incidence import Incidence
from discretion.measures.later_offense import LATER_OFFENSE, subjects
from discretion.measures.survival import EVENT
from discretion.record import Tables
from tests.measures.conftest import Released
from tests.measures.extracts import AS_OF, OTHERS, charge, encounter, later, removal

ARREST, DEPARTURE, CENSORED = 1, 2, 0
Patient = tuple[int, int]
"""After how many days, and what happened."""

FREIREICH: Sequence[Patient] = (
    *[(days, ARREST) for days in (6, 6, 6, 7, 10, 13, 16, 22, 23)],
    *[(days, CENSORED) for days in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)],
)
"""Weeks in remission on 6-mercaptopurine: Freireich et al., Blood 21 (1963) 699."""

BMT: Sequence[Patient] = (
    *[(days, ARREST) for days in (0, 1, 3, 3, 3, 4, 4, 8, 12)],
    *[(days, DEPARTURE) for days in (0, 1, 2, 3, 4, 5, 7, 7, 8, 9, 10, 13, 14, 22, 26)],
    *[(days, CENSORED) for days in (2, 4, 7, 8, 32, 35, 35, 67, 68, 70, 72)],
)
"""Relapse and death after transplants of bone marrow: Scrucca et al., Bone Marrow
Transplantation 40 (2007) 381."""


def followed(released: Released, patients: Sequence[Patient]) -> access.Reader:
    """A release in which each patient is a person met with discretion.

    Who is censored was met that many days before the histories end, all others long
    enough before.
    """
    met, charges, departures = [], [], []
    for person, (days, what) in enumerate(patients):
        start = later(AS_OF, -days if what == CENSORED else -200)
        met.append(encounter(person, start))
        then = later(start, days)
        if what == ARREST:
            charges.append(charge(person, offense_date=then, arrest_date=then))
        elif what == DEPARTURE:
            departures.append(removal(person, then))
    rows = {"ice_encounter": met, "ice_criminal_history": charges}
    return released({**rows, "ice_removal": departures})


def curve(reader: access.Reader, estimate: Any = LATER_OFFENSE.estimate) -> Any:
    """The curve of arrests by days: what it is on the last day anyone left by then."""
    names = ("outcome", "undetermined")
    keys = {name: LATER_OFFENSE.groups[name] for name in names}
    rows = [
        row
        for row in estimate.curve(reader.tables(), keys).to_pyarrow().to_pylist()
        if (row["by_outcome"], row["by_undetermined"]) == ("ARREST", "AS_NONE")
    ]
    return lambda days: max(
        (row for row in rows if row["days"] <= days), key=lambda row: row["days"]
    )


def four_digits(values: Sequence[float]) -> Any:
    return pytest.approx(values, abs=5e-5)


def test_patients_in_remission(released: Released) -> None:
    at = curve(followed(released, FREIREICH))
    days = (6, 7, 10, 13, 16, 22, 23)
    assert [at(day)["alone"] for day in days] == four_digits(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    )
    assert [at(day)["alone_variance"] ** 0.5 for day in days] == four_digits(
        [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    )
    assert [at(day)["at_risk"] for day in days] == [21, 17, 15, 12, 11, 7, 6]
    half = [day for day in range(6, 36) if at(day)["alone"] <= 0.5]
    assert min(half) == 23


LATE = 1
"""Conduct on the day of the decision is not later, so all happens a day later."""


def test_transplants_with_two_causes(released: Released) -> None:
    late = [(days + LATE, what) for days, what in BMT]
    reader = followed(released, late)
    relapse, death = curve(reader), curve(reader, Incidence(_other_cause))
    days = [day + LATE for day in (5, 10, 20, 40)]
    assert [relapse(day)["incidence"] for day in days] == pytest.approx(
        [0.20493, 0.23771, 0.27284, 0.27284], abs=5e-6
    )
    assert [death(day)["incidence"] for day in days] == pytest.approx(
        [0.17579, 0.34076, 0.41101, 0.48127], abs=5e-6
    )
    for day in days:
        shares = relapse(day)["incidence"] + death(day)["incidence"]
        assert shares + relapse(day)["survival"] == pytest.approx(1)
    # What removal as censoring would say, and what must not be told as the share.
    assert [1 - relapse(day)["alone"] for day in days] == pytest.approx(
        [0.223, 0.269, 0.330, 0.330], abs=5e-4
    )


def _other_cause(tables: Tables) -> Any:
    """Everyone followed, where removal is asked about and arrest competes."""
    rows = subjects(tables)
    cause = ibis.cases(
        (rows.cause == "REMOVED", EVENT), (rows.cause == EVENT, "ARRESTED"),
        else_=rows.cause,
    )  # fmt: skip
    return rows.mutate(cause=cause)


COHORT_YEARS = 6
FAILED_BY: Sequence[int] = (0, 440, 595, 678, 730, 766)
"""Of 1,000 released prisoners, by years since: Durose et al., BJS NCJ 244205 (2014)."""
ARRESTED_IN_YEAR_3 = 340


@pytest.fixture
def cohort(released: Released) -> access.Reader:
    """A thousand people met on one day; as many fail each year as in the cohort.

    In the third year as many are arrested as were in all, most of them again.
    """
    start = later(AS_OF, -int(COHORT_YEARS * 365.25))
    charged = functools.partial(_charged, start)
    years = enumerate(itertools.pairwise(FAILED_BY), 1)
    firsts = [
        charged(person, year)
        for year, (before, by) in years
        for person in range(before, by)
    ]
    new = FAILED_BY[3] - FAILED_BY[2]
    again = [charged(person, 3) for person in range(ARRESTED_IN_YEAR_3 - new)]
    return released(
        {
            **OTHERS,
            "ice_encounter": [encounter(person, start) for person in range(1000)],
            "ice_criminal_history": [*firsts, *again],
        }
    )


def _charged(start: date, person: int, year: int) -> dict[str, str]:
    day = later(start, (year - 1) * 365 + 20 + person % 300)
    return charge(person, offense_date=day, arrest_date=day)


def test_prisoners_released(cohort: access.Reader) -> None:
    found = {
        int(row.groups["years"]): row.figures
        for row in answer(LATER_OFFENSE, cohort).rows
        if (row.groups["outcome"], row.groups["undetermined"]) == ("ARREST", "AS_NONE")
    }
    assert [*found] == [1, 2, 3, 4, 5, 6, 7]
    assert {year: found[year]["incidence"].value for year in (2, 3, 4, 5)} == {
        2: pytest.approx(0.595),
        3: pytest.approx(0.678),
        4: pytest.approx(0.730),
        5: pytest.approx(0.766),
    }
    rates = {year: found[year]["failure_rate"].value for year in (3, 5)}
    assert rates == {
        3: pytest.approx(0.205, abs=5e-4),
        5: pytest.approx(0.133, abs=5e-4),
    }
    # Those arrested in the year, of everyone: most had been arrested before.
    assert rates[3] != pytest.approx(ARRESTED_IN_YEAR_3 / 1000, abs=0.1)
    assert {name: dataclasses.astuple(one)[0] for name, one in found[7].items()} == {
        **dict.fromkeys(found[7]),
        "at_risk": 0,
        "events": 766,
        "competing": 0,
    }
    assert found[7]["incidence"].state.value == "NOT_YET_OBSERVED"
