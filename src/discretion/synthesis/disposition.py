"""How an encounter ends, as EID spells it: short codes, words, any case."""

from __future__ import annotations

from collections.abc import Mapping

from discretion.codes.discretion import Act
from discretion.synthesis.chance import Odds

BY_ACT: Mapping[Act, Odds[str]] = {
    Act.NOT_ISSUE_NTA: Odds(
        {
            "PD": 0.45,
            "PROSECUTORIAL DISCRETION": 0.2,
            "PROSECUTORIAL DISCRETION ": 0.15,
            "Prosecutorial Discretion": 0.15,
            "pd": 0.05,
        }
    ),
    Act.RELEASE: Odds(
        {
            "REL/PD": 0.6,
            "NTA/PD": 0.2,
            "RELEASED/PROSECUTORIAL DISCRETION": 0.1,
            "Released/Prosecutorial Discretion ": 0.1,
        }
    ),
}
"""Spellings that say what discretion was exercised."""

BY_CBP = Odds({"REL/PD": 0.8, "RELEASED/PROSECUTORIAL DISCRETION": 0.2})
"""Spellings of a release by the Border Patrol, as EID's encounters hold it."""

WITHOUT_REASON = "REL"
"""A release whose reason is not recorded: it may or may not have been discretion."""

NO_DISCRETION = Odds(
    {
        "NTA": 0.17,
        "WA/NTA": 0.18,
        "Notice to Appear (I-862)": 0.06,
        "WARRANT OF ARREST/NOTICE TO APPEAR": 0.06,
        "V": 0.09,
        "Voluntary Return ": 0.04,
        WITHOUT_REASON: 0.09,
        "NIC": 0.08,
        "NAR": 0.06,
        "ER": 0.05,
        "DEF": 0.03,
        "TOT": 0.04,
        "ADMDPT": 0.02,
        "FBUSC": 0.01,
        "OTHER": 0.02,
    }
)
"""Other ends of an encounter."""

ELIGIBLE_MET = Odds(
    {
        WITHOUT_REASON: 0.25,
        "NIC": 0.16,
        "NAR": 0.12,
        "NTA": 0.19,
        "WA/NTA": 0.20,
        "TOT": 0.05,
        "DEF": 0.03,
    }
)
"""The same, of persons who may ask for deferred action."""

IN_COURT = Odds({"NIC": 0.4, WITHOUT_REASON: 0.3, "TOT": 0.15, "NAR": 0.1, "DEF": 0.05})
"""Ends of an encounter with a person whom ICE has placed in proceedings already."""

ORDERED = Odds({"B": 0.55, "NIC": 0.2, WITHOUT_REASON: 0.15, "TOT": 0.1})
"""Ends of an encounter with a person whom a judge has ordered removed."""

REMOVED_BEFORE = Odds(
    {
        "REINST": 0.6,
        "Reinstatement of Deport Order I-871": 0.15,
        "WA/NTA": 0.15,
        "TOT": 0.1,
    }
)
"""Ends of an encounter with a person who has come back after removal."""

AFTER_ARREST = Odds(
    {
        "WA/NTA": 0.36,
        "DTNR": 0.26,
        "NTA/DT": 0.14,
        "NTA": 0.12,
        "ADMDPT": 0.04,
        "TOT": 0.03,
        "NIC": 0.05,
    }
)
"""Other ends of an encounter that a criminal arrest led to."""

LEADS_TO: Mapping[str, str] = {
    "NTA": "COURT",
    "Notice to Appear (I-862)": "COURT",
    "WA/NTA": "HELD_FOR_COURT",
    "WARRANT OF ARREST/NOTICE TO APPEAR": "HELD_FOR_COURT",
    "NTA/DT": "HELD_FOR_COURT",
    "DTNR": "HELD_FOR_COURT",
    "V": "VOLUNTARY",
    "Voluntary Return ": "VOLUNTARY",
    "B": "ORDERED",
    "REINST": "REINSTATED",
    "Reinstatement of Deport Order I-871": "REINSTATED",
    "ER": "EXPEDITED",
    "ADMDPT": "ADMINISTRATIVE",
}
"""What follows an encounter by how it ends; nothing does after the others."""
