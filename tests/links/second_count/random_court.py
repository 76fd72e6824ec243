"""Random rows of courts, of ICE's attorneys and of criminal histories."""

from __future__ import annotations

from random import Random

from tests.links.second_count.random_custody import AORS
from tests.links.second_count.random_rows import Kind, Moment, Row


def _proceeding(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "comp_date": moment.day(chance, missing=0.2),
        "case_type": "RMV",
        "dec_code": chance.choice(("T", "U", "")),
        "other_comp": chance.choice(("Y", "M", "K", "T", "")),
    }


def _appeal(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "datbiadecision": moment.day(chance, missing=0.2),
        "strbiadecision": chance.choice(("APD", "TPD", "WPD", "TER", "")),
    }


def _action(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "action_date": moment.day(chance),
        "action": chance.choice(
            (
                "NTA not filed",
                "NTA canceled",
                "Administrative closure",
                "Dismissal",
                "Termination",
                "Appeal waived",
                "Appeal withdrawn",
                "Stay of removal",
                "Continuance",
            )
        ),
        "prosecutorial_discretion": chance.choice(("Y", "Y", "N", "")),
        "basis": chance.choice(("HUMANITARIAN", "DACA", "", "")),
        "circumstance": chance.choice(("ELDERLY", "", "")),
        "aor": chance.choice(AORS),
    }


def _history(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "offense_date": moment.day(chance, missing=0.4),
        "arrest_date": moment.day(chance, missing=0.6),
        "charge_date": moment.day(chance, missing=0.6),
        "conviction_date": moment.day(chance, missing=0.3),
        "charge_status": chance.choice(
            ("Pending", "Convicted", "Convicted", "Dismissed", "Overturned", "")
        ),
        "ncic_category": chance.choice(
            ("Dangerous Drugs", "Immigration", "Assault", "Traffic Offenses", "")
        ),
    }


def _cites(moment: Moment, chance: Random) -> Row:
    return {"policy_cited": chance.choice(("C5", "C6", "", ""))}


KINDS = (
    Kind(
        "ice_court_proceeding",
        "ice/proceedings.csv",
        "idnproceeding",
        _proceeding,
        layout_name="eoir_proceeding",
    ),
    Kind(
        "ice_court_appeal",
        "ice/appeals.csv",
        "idnappeal",
        _appeal,
        layout_name="eoir_appeal",
    ),
    Kind(
        "ice_court_action",
        "ice/court_actions.csv",
        "court_action_id",
        _action,
        also=_cites,
    ),
    Kind("ice_criminal_history", "ice/criminal_history.csv", "charge_id", _history),
)
