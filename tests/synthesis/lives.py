"""Lives that many of these tests look at, and small parts to make others of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from discretion.codes.offense import OffenseStatus
from discretion.synthesis.case import Case
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from discretion.synthesis.clerk import Clerk
from discretion.synthesis.course import live
from discretion.synthesis.crime import CRIMES, Crime
from discretion.synthesis.errors import ERRORS
from discretion.synthesis.life import Life
from discretion.synthesis.person import pair
from discretion.synthesis.places import Country, Office
from discretion.synthesis.records import records

Row = dict[str, str]

MEXICO, CUBA = Country("Mexico", "MEXIC"), Country("Cuba", "CUBA", takes_back=False)
PHOENIX = Office("PHO", "Phoenix", "AZ")
PERSON = pair(7, 0)[0]._replace(
    number=1,
    sex="M",
    birth_date=date(1990, 3, 6),
    came_as_child=True,
    country=MEXICO,
)
KEYED = {"sex": "M", "birth_date": "1990-03-06"}

CASE = Case(
    number=0,
    began="COURT",
    opened_on=date(2014, 2, 1),
    office=PHOENIX,
    at_border=False,
    program="Fugitive Operations",
    disposition="WA/NTA",
)

LIVES = [
    live(person, Chance(f"{seed}/{person.id}"))
    for seed in (7, 15, 23)
    for number in range(400)
    for person in pair(seed, number)
]
"""Lives of three seeds."""

_CLERKS = {component: Clerk(errors) for component, errors in ERRORS.items()}
_ROWS = [
    [
        (record.__name__, row)
        for record, row in records(
            life, _CLERKS, Chance(f"rows/{nth}"), Chance(f"more/{nth}")
        )
    ]
    for nth, life in enumerate(LIVES)
]


def crime(category: str) -> Crime:
    """The kind of crime of that category."""
    return next(one for one in CRIMES.values if one.category == category)


def charge(
    category: str = "Assault",
    *,
    convicted_on: date | None = date(2014, 6, 4),
    status: OffenseStatus | None = OffenseStatus.CONVICTED,
    felony: bool = False,
) -> Charge:
    """A charge for conduct on the first day of 2014."""
    return Charge(
        offended_on=date(2014, 1, 1),
        arrested_on=date(2014, 1, 2),
        charged_on=date(2014, 1, 3),
        convicted_on=convicted_on,
        status=status,
        crime=crime(category),
        code=next(iter(crime(category).codes), ""),
        felony=felony,
    )


def rows_of(name: str) -> list[tuple[Life, Row]]:
    """Every row of a record type, beside the life it is of."""
    return [
        (life, row)
        for life, rows in zip(LIVES, _ROWS, strict=True)
        for kind, row in rows
        if kind == name
    ]


def share(found: Sequence[bool]) -> float:
    """How many of them are true, from 0 to 1."""
    return sum(found) / len(found)
