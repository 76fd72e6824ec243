"""Policies that records name: some say what an act of discretion rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.case import IceCase
from discretion.components.ice.court_action import IceCourtAction
from discretion.components.ice.daca_request import IceDacaRequest
from discretion.components.ice.encounter import IceEncounter
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.record import Record
from discretion.synthesis import rates
from discretion.synthesis.chance import Chance

_CHILDREN, _VICTIMS = "D1", "C6"
_PRIORITIES, _LATER_PRIORITIES, _LATER_SINCE = "C5", "J1", date(2015, 1, 5)
_DEFERRED = "Deferred Action Granted"


def policy(record: type[Record], row: Mapping[str, str], chance: Chance) -> str:
    """The id of the policy that a row names; nothing for most of them."""
    rests_on = _rests_on(record, row)
    return rests_on if rests_on and chance.happens(rates.POLICY_CITED) else ""


def _rests_on(record: type[Record], row: Mapping[str, str]) -> str:
    """What an act of discretion would rest on; nothing where a row tells of none."""
    if record in (IceDacaRequest, UscisDacaRequest):
        return _CHILDREN if row["decision"] == "Approved" else ""
    if record is CbpApprehension:
        return _CHILDREN if row["daca_eligible_release"] == "Y" else ""
    if record is IceCase:
        deferred = row["case_category"].endswith(_DEFERRED)
        return _by_day(row["final_order_date"]) if deferred else ""
    if record is IceCourtAction and row["prosecutorial_discretion"] != "Y":
        return ""
    if record is IceEncounter and not row["basis"]:
        return ""
    return _by_basis(row)


def _by_basis(row: Mapping[str, str]) -> str:
    if row["basis"] == "DACA":
        return _CHILDREN
    if row["basis"] == "VICTIM_OR_WITNESS":
        return _VICTIMS
    return _by_day(row.get("event_date") or row["acted_on"])


def _by_day(on: str) -> str:
    if not on:
        return ""
    later = date.fromisoformat(on) >= _LATER_SINCE
    return _LATER_PRIORITIES if later else _PRIORITIES
