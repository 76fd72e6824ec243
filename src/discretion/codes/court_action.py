"""What ICE's attorneys may do in a case instead of prosecuting it to the end."""

from __future__ import annotations

from collections.abc import Mapping

COURT_ACTIONS: Mapping[str, str] = {
    "NTA NOT FILED": "NTA not filed",
    "NTA CANCELED": "NTA canceled",
    "ADMINISTRATIVE CLOSURE": "Administrative closure",
    "DISMISSAL": "Dismissal",
    "TERMINATION": "Termination",
    "APPEAL WAIVED": "Appeal waived",
    "APPEAL WITHDRAWN": "Appeal withdrawn",
    "STAY OF REMOVAL": "Stay of removal",
    "STIPULATION": "Stipulation",
    "CONTINUANCE": "Continuance",
    "JOINT MOTION TO REOPEN": "Joint motion to reopen",
}
"""Action in any case to its words: the tools that OPLA's guidance lists."""
