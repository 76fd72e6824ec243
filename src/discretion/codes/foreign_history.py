"""What is known of a person's criminal history in the home country."""

from __future__ import annotations

from collections.abc import Mapping

from discretion.record import Word


class Availability(Word):
    """Whether a criminal history abroad was looked for, and what came of it."""

    NOT_CHECKED = "NOT_CHECKED", "Nobody asked the home country."
    CHECKED_NONE = "CHECKED_NONE", "The home country was asked and knows of nothing."
    FOUND = "FOUND", "The home country knows of a conviction or a warrant."
    UNKNOWN = "UNKNOWN", "The record does not say whether anybody asked."


class ForeignFinding(Word):
    """What a home country knows of a person."""

    CONVICTED_OF = "CONVICTED_OF", "Convicted of a crime in the home country."
    WANTED_FOR = "WANTED_FOR", "Wanted for a crime in the home country."


AVAILABILITIES: Mapping[str, Availability] = {
    **{one.value: one for one in Availability},
    **{one.value.replace("_", " "): one for one in Availability},
}
"""Words with underscores or spaces."""

FOREIGN_FINDINGS: Mapping[str, ForeignFinding] = {
    **{one.value: one for one in ForeignFinding},
    **{one.value.replace("_", " "): one for one in ForeignFinding},
}
"""Words with underscores or spaces."""
