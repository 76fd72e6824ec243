"""The second count: every link of a release, out of the extract files alone.

Plain loops over rows, dates and dictionaries. What each link must hold is read from the
meanings that the project has settled, not from the program that derives it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.links.second_count.crime import (
    later_offenses,
    later_threats,
    offenses,
    threats,
)
from tests.links.second_count.custody import (
    apprehensions,
    detentions,
    encounters,
    releases_without_travel_document,
    removals,
)
from tests.links.second_count.decision import decisions
from tests.links.second_count.deferred_action import requests
from tests.links.second_count.eligibility import eligibilities
from tests.links.second_count.extract import Extract, Row, current
from tests.links.second_count.follow_up import followed
from tests.links.second_count.priority import signs
from tests.links.second_count.referral import referrals
from tests.links.second_count.united import Known


def count(extracts: Sequence[Extract]) -> dict[str, list[Known]]:
    """Every row of every link, by the link's table."""
    rows = current(extracts)
    asked = requests(rows, extracts)
    granted = {one["person"] for one in asked if one["decision"] == "APPROVED"}
    shown = signs(rows)
    decided = decisions(rows, granted, shown)
    charged, feared = offenses(rows), threats(rows)
    removed, detained = removals(rows, shown), detentions(rows)
    counted = {
        "encounter": encounters(rows),
        "apprehension": apprehensions(rows),
        "detention": detained,
        "removal": removed,
        "release_without_travel_document": releases_without_travel_document(rows),
        "offense": charged,
        "threat": feared,
        "deferred_action_request": asked,
        "referral": referrals(rows, extracts, asked),
        "decision": followed(decided, extracts, removed, detained),
        "later_offense": later_offenses(decided, charged),
        "later_threat": later_threats(decided, feared),
        "timeline": timeline(rows),
    }
    found = eligibilities(rows, extracts, counted, shown)
    return {**counted, "eligibility": found}


_DAYS = {
    "IceEncounter": "event_date",
    "IceArrest": "apprehension_date",
    "IceDetainer": "detainer_prepare_date",
    "IceDetention": "book_in_date_time",
    "IceRemoval": "departed_date",
    "IceCase": "case_date",
    "IceCourtProceeding": "comp_date",
    "IceCourtAppeal": "datbiadecision",
    "IceCourtAction": "action_date",
    "IceReferral": "referral_date",
    "IceDacaRequest": "request_date",
    "IceCriminalHistory": "offense_date",
    "IceForeignHistory": "check_date",
    "CbpApprehension": "appr_dt_time",
    "CbpInadmissible": "event_created_datetime",
    "CbpReferral": "referral_date",
    "UscisDacaRequest": "rec_date",
    "UscisStatus": "status_date",
    "UscisReferralToIce": "ice_referral_date",
}
"""Record type to the heading of the day it is about."""


def timeline(rows: Sequence[Row]) -> list[Known]:
    """Every current record of every person, with the day it is about."""
    return [
        {
            "person": row.person,
            "component": row.sender,
            "occurred_on": row.day(_DAYS[row.kind]),
            "record_type": row.kind,
            "records": (row.source,),
        }
        for row in rows
    ]
