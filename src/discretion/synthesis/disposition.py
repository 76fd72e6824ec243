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
        "NTA": 0.18,
        "WA/NTA": 0.18,
        "Notice to Appear (I-862)": 0.06,
        "WARRANT OF ARREST/NOTICE TO APPEAR": 0.06,
        "V": 0.08,
        "Voluntary Return ": 0.03,
        WITHOUT_REASON: 0.08,
        "B": 0.07,
        "NIC": 0.06,
        "NAR": 0.05,
        "REINST": 0.05,
        "ER": 0.04,
        "DEF": 0.03,
        "TOT": 0.02,
        "FBUSC": 0.01,
    }
)
"""Other ends of an encounter."""

AFTER_ARREST = Odds(
    {"WA/NTA": 0.40, "DTNR": 0.20, "NTA/DT": 0.15, "NTA": 0.15, "B": 0.05, "NIC": 0.05}
)
"""Other ends of an encounter that a criminal arrest led to."""
