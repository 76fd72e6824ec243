"""Random extracts of every record type, full of days that collide.

Few persons, few days and few codes, so that in each set of extracts the rules meet the
cases they were made for: decisions of two systems on a day, repeated convictions, stays
of several stints, undated rows, rewritten rows, grants on the days around a boundary.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.links.second_count import random_court, random_custody, random_requests
from tests.links.second_count.random_rows import Kind, Moment
from tests.links.second_count.rewrite import fin, write_rows

KINDS = (*random_custody.KINDS, *random_court.KINDS, *random_requests.KINDS)
"""Every record type, and the file it is sent in."""

_PERSONS = 60
_AS_OF = date(2018, 12, 31)
_ABSENT_ONE_TIME_IN = 5


def write_random_extracts(folder: Path, seed: int) -> None:
    """Write one set of extracts; the same seed writes the same set."""
    chance = Random(f"second count {seed}")  # noqa: S311
    moment, lags = _moment(chance), Random(f"lags {seed}")  # noqa: S311
    for kind in KINDS:
        if kind.name == "uscis_status" or chance.randrange(_ABSENT_ONE_TIME_IN):
            _write(folder, kind, moment, chance, lags)


def _moment(chance: Random) -> Moment:
    """The days of one set: a referral's day sets where coverage begins and ends."""
    referred_on = chance.choice(
        [date(2014, 6, 10), date(2015, 9, 30), date(2016, 2, 29)]
    )
    ends_on = referred_on + timedelta(365)
    edges = [referred_on, ends_on, _two_years_before(ends_on)]
    around = [day + timedelta(step) for day in edges for step in (-1, 0, 1)]
    return Moment(
        first=referred_on + timedelta(chance.choice([-400, -400, -400, 0, 1])),
        last=ends_on,
        days=[*_BOUNDARIES, *around],
    )


_BOUNDARIES = [
    date(2012, 2, 29),
    date(2012, 10, 1),
    date(2014, 9, 30),
    date(2014, 10, 1),
    date(2014, 11, 23),
    date(2014, 11, 24),
    date(2015, 2, 16),
    date(2015, 2, 17),
    date(2016, 2, 29),
    date(2017, 2, 28),
    date(2017, 5, 15),
    date(2017, 5, 16),
    date(2018, 9, 7),
    date(2018, 9, 8),
]


def _two_years_before(day: date) -> date:
    return day.replace(year=day.year - 2, day=min(day.day, 28))


_LAGS: Sequence[Mapping[str, object]] = (
    {},
    *({"reporting_lag_days": days} for days in (0, 30, 800, 1500)),
)


def _write(
    folder: Path, kind: Kind, moment: Moment, chance: Random, lags: Random
) -> None:
    """One extract or, now and then, an old one and a newer that rewrites part of it."""
    rows = list(_rows(kind, moment, chance))
    if not rows:
        return
    if chance.random() < 0.7:
        about = {**moment.about(chance, _AS_OF), **lags.choice(_LAGS)}
        _put(folder / kind.path, kind, rows, about)
        return
    half = len(rows) // 2
    older = kind.path.removesuffix(".csv") + "_older.csv"
    about, older_about = moment.two_abouts(chance, _AS_OF)
    again = [kind.rewritten(row, moment, chance) for row in rows[:half:5]]
    _put(folder / older, kind, rows[: half + 1], {**older_about, **lags.choice(_LAGS)})
    _put(
        folder / kind.path,
        kind,
        [*again, *rows[half:]],
        {**about, **lags.choice(_LAGS)},
    )


def _rows(kind: Kind, moment: Moment, chance: Random) -> Iterator[dict[str, str]]:
    """Up to four rows of each person; some are sent twice, a few lack their key."""
    number = 0
    for person in range(_PERSONS):
        for _ in range(chance.choice(kind.rows_of_person)):
            number += 1
            row = {**kind.row(person, number, moment, chance), "fin": fin(person)}
            if chance.random() < 0.04:
                row[kind.last_key] = ""
                yield row
            elif chance.random() < 0.06:
                yield kind.rewritten(row, moment, chance)
            yield row


def _put(
    path: Path, kind: Kind, rows: list[dict[str, str]], about: Mapping[str, object]
) -> None:
    write_rows(path, rows)
    said = {"layout": kind.layout, "synthetic": True, **about}
    path.with_suffix(".about.json").write_text(json.dumps(said), encoding="utf-8")
