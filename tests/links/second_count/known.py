"""Where the two counts once differed: the smallest example of each difference.

Every entry says which meaning was at stake.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.links.second_count.random_extracts import KINDS
from tests.links.second_count.random_rows import Row
from tests.links.second_count.rewrite import fin, write_rows

About = Mapping[str, object]


class Example(NamedTuple):
    """A few rows by record type, what is said beside them, and what comes out apart."""

    what: str
    reason: str
    rows: Mapping[str, Sequence[Row]]
    abouts: Mapping[str, About] = {}


def _grant(granted_on: str, received_on: str = "2013-06-03", **cells: str) -> Row:
    request = {"rec_date": received_on, "decision": "Approved", "data_source": "ELIS"}
    kind = {"form_type": "DACA - Initial"}
    return {**request, **kind, "decision_date": granted_on, **cells}


def _as_of(day: str, **said: object) -> About:
    return {"as_of": day, "window": {"from": "2012-01-01", "to": day}, **said}


_REFERRAL = {"referral_date": "2015-06-10", "aor": "MIA"}

EXAMPLES: Mapping[str, Example] = {
    "a renewal granted on the day it was received": Example(
        "renewals",
        "A renewal names the grant before it was received; here it names itself.",
        {
            "uscis_daca_request": [
                _grant("2014-06-10", "2014-06-10", form_type="DACA - Renewal")
            ]
        },
    ),
    "a grant that runs out after the window": Example(
        "lapses",
        "A renewal received after the window is in no extract, however late its as-of.",
        {"uscis_daca_request": [_grant("2014-01-10")]},
        {"uscis_daca_request": {**_as_of("2015-12-31"), "as_of": "2018-12-31"}},
    ),
    "a grant that runs out after USCIS's extract but not after ICE's": Example(
        "lapses",
        "The USCIS extract ends before that day; requests to ICE are another matter.",
        {
            "uscis_daca_request": [_grant("2014-01-10")],
            "ice_daca_request": [{"request_date": "2014-06-10", "fin": fin(2)}],
        },
        {"uscis_daca_request": _as_of("2015-12-31")},
    ),
    "a grant that runs out on the last day": Example(
        "lapses",
        "The extract ends on that day, not before it.",
        {"uscis_daca_request": [_grant("2014-01-10")]},
        {"uscis_daca_request": _as_of("2016-01-10")},
    ),
    "a grant of three years and a later one of two": Example(
        "lapses",
        "The second ran out with the first in force; then the first ran out, alone.",
        {"uscis_daca_request": [_grant("2015-01-10"), _grant("2015-06-01")]},
    ),
    "referrals by ICE and by CBP on one day": Example(
        "referrals",
        "Two components referred: neither is a record of the other's referral.",
        {
            "ice_referral": [_REFERRAL],
            "cbp_referral": [{"referral_date": "2015-06-10", "sector": ""}],
        },
    ),
    "a request that intake rejected before the referral": Example(
        "referral outcomes",
        "There is a request, so it was not NEVER_FILED: FILED_BEFORE_REFERRAL.",
        {
            "ice_referral": [_REFERRAL],
            "uscis_daca_request": [{"rec_date": "2015-03-02", "decision": "Rejected"}],
        },
    ),
    "no extract of USCIS, but one of requests to ICE": Example(
        "referral outcomes",
        "No USCIS extract is NOT_LOADED, whatever ICE's own extract covers.",
        {
            "ice_referral": [_REFERRAL],
            "ice_daca_request": [{"request_date": "2014-06-10", "fin": fin(2)}],
        },
    ),
    "an extract of USCIS of people met again only": Example(
        "referral outcomes",
        "No row in an ENCOUNTER_ONLY extract does not mean that nothing was filed.",
        {
            "ice_referral": [_REFERRAL],
            "uscis_daca_request": [{"rec_date": "2014-06-10", "fin": fin(2)}],
        },
        {"uscis_daca_request": _as_of("2018-12-31", coverage="ENCOUNTER_ONLY")},
    ),
    "convictions of two charges of one category on one day": Example(
        "offenses",
        "Two charge codes are two charges where no criminal history unites them.",
        {
            "ice_detainer": [
                {
                    "detainer_prepare_date": "2015-06-10",
                    "msc_charge_code": code,
                    "msc_conviction_date": "2015-03-02",
                }
                for code in ("3532", "3599")
            ]
        },
    ),
    "an agency in capitals and small letters": Example(
        "decisions",
        "Border Patrol decided, whatever the case of the letters.",
        {
            "ice_encounter": [
                {
                    "event_date": "2015-06-10",
                    "processing_disposition": "REL/PD",
                    "arresting_agency": "Border Patrol",
                }
            ]
        },
    ),
}


def write_example(folder: Path, name: str) -> None:
    """Write an example's extracts: one person's, but where a row names another."""
    example = EXAMPLES[name]
    for kind in KINDS:
        rows = [
            {kind.last_key: f"IOE{number:010d}", "fin": fin(1), **row}
            for number, row in enumerate(example.rows.get(kind.name, ()), 1)
        ]
        if rows:
            path = folder / kind.path
            write_rows(path, rows)
            about = example.abouts.get(kind.name, _as_of("2018-12-31"))
            said = json.dumps({"layout": kind.layout, **about})
            path.with_suffix(".about.json").write_text(said, encoding="utf-8")
