"""Second count of priorities: who is known to be of which, under which policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tests.links.second_count.extract import Row

_BOXES = {
    "risk": "significant_risk_yes_no",
    "gang": "criminal_street_gang_yes_no",
    "felony": "prior_felony_yes_no",
    "grave felony": "aggravated_felony_yes_no",
    "misdemeanors": "multiple_prior_misd_yes_no",
    "violence": "violent_misdemeanor_yes_no",
    "entry": "illegal_entry_yes_no",
    "unlawful entry": "unlawful_entry_yes_no",
    "reentry": "illegal_reentry_yes_no",
    "attempt": "unlawful_attempt_yes_no",
    "visa": "visa_yes_no",
    "ordered": "deportation_ordered_yes_no",
}
_LEVELS = {
    "IceEncounter": ("encounter_threat_level", "event_date"),
    "IceDetainer": ("detainer_prep_threat_level", "detainer_prepare_date"),
    "IceDetention": ("case_threat_level", "book_in_date_time"),
    "IceRemoval": ("case_threat_level", "departed_date"),
}
_WITH_ORDERS = ("IceCase", "IceDetention", "IceRemoval")
_FUGITIVES = ("5B", "8E", "8I")


class _Said(NamedTuple):
    """What one record says of one sign, as of a day."""

    on: date | None
    sign: str
    yes: bool


Told = Mapping[str, Sequence[_Said]]
"""What records say of each person."""


def signs(rows: Iterable[Row]) -> Told:
    """What every record says that may make its person one of a priority."""
    told: dict[str, list[_Said]] = {}
    for row in rows:
        told.setdefault(row.person, []).extend(_of(row))
    return told


def _of(row: Row) -> list[_Said]:
    said = []
    if row.kind == "IceDetainer":
        on = row.day("detainer_prepare_date")
        for sign, heading in _BOXES.items():
            if row.text(heading) is not None:
                said.append(_Said(on, sign, row.holds(heading)))
    if row.kind in _LEVELS:
        level, day = _LEVELS[row.kind]
        if row.text(level) in ("1", "2", "3"):
            said.append(_Said(row.day(day), "level 1", row.text(level) == "1"))
    if row.kind in _WITH_ORDERS:
        said.append(_Said(row.day("final_order_date"), "order", True))
    if row.kind == "IceCase":
        category = row.text("case_category") or ""
        if category.strip("[").split("]")[0] in _FUGITIVES:
            said.append(_Said(row.day("case_date"), "fugitive", True))
    if row.kind == "CbpApprehension":
        said.append(_Said(row.day("appr_dt_time"), "border", True))
    return said


class _Priority(NamedTuple):
    code: str
    signs: tuple[str, ...]
    since: date = date.min


_MORTON: Sequence[_Priority] = (
    _Priority("M1", ("risk", "gang", "felony", "grave felony", "level 1")),
    _Priority("M2", ("border", "attempt", "visa")),
    _Priority("M3", ("fugitive",)),
)
_JOHNSON: Sequence[_Priority] = (
    _Priority("1a", ("risk",)),
    _Priority("1b", ("border", "attempt")),
    _Priority("1c", ("gang",)),
    _Priority("1d", ("felony",)),
    _Priority("1e", ("grave felony",)),
    _Priority("2a", ("misdemeanors",)),
    _Priority("2b", ("violence",)),
    _Priority("2c", ("entry", "unlawful entry", "reentry")),
    _Priority("2d", ("visa",)),
    _Priority("3", ("ordered", "order"), date(2014, 1, 1)),
)
_MORTON_ON, _JOHNSON_ON, _KELLY_ON = (
    date(2011, 6, 17),
    date(2015, 1, 5),
    date(2017, 2, 20),
)
_LAST = date(2021, 11, 28)
"""The last day before the guidelines of 2021, which this count does not hold."""


def priority(
    told: Told, person: str, component: str, on: date | None
) -> tuple[str | None, str | None]:
    """The highest priority that is known to hold, and the verdict on each."""
    if on is None:
        return None, None
    if on > _LAST:
        raise LookupError(f"no priorities are known for {on}")
    if _JOHNSON_ON <= on < _KELLY_ON:
        policy, priorities = "J1", _JOHNSON
    elif _MORTON_ON <= on < _JOHNSON_ON and component == "ICE":
        policy, priorities = "C5", _MORTON
    else:
        return None, None
    said = [one for one in told.get(person, ()) if one.on and one.on <= on]
    verdicts = [_verdict(said, one) for one in priorities]
    first = next(
        (
            one.code
            for one, verdict in zip(priorities, verdicts, strict=True)
            if verdict == "P"
        ),
        None,
    )
    return first and f"{policy}:{first}", f"{policy}:{''.join(verdicts)}"


def _verdict(said: Sequence[_Said], asked: _Priority) -> str:
    """P where one sign is shown, F where all are spoken of and none is shown."""
    spoken = {
        sign: [
            one.yes
            for one in said
            if one.sign == sign and one.on and one.on >= asked.since
        ]
        for sign in asked.signs
    }
    if any(any(each) for each in spoken.values()):
        return "P"
    return "F" if all(spoken.values()) else "U"
