"""Countries that would not take their citizens back, list by list, with its source.

The United States has called such countries recalcitrant or uncooperative. A list holds
until the next is known; on days that none covers, nothing is known, which is not the
same as a country that was not listed.
"""

from __future__ import annotations

import dataclasses
from datetime import date

from discretion.record import Word


class CountryListing(Word):
    """Whether a country stood on a list of uncooperative countries on a day."""

    LISTED = "LISTED", "On the list that held on that day."
    NOT_LISTED = "NOT_LISTED", "Not on the list that held on that day."
    NOT_KNOWN = "NOT_KNOWN", "No list is known for that day, or no day or country is."


@dataclasses.dataclass(frozen=True)
class CountryList:
    """One list: the countries, the days on which it held, and who printed it."""

    first: date
    last: date
    countries: tuple[str, ...]
    source: str


LISTS: tuple[CountryList, ...] = (
    CountryList(
        date(2017, 5, 16),
        date(2018, 9, 7),
        (
            "Burma",
            "Cambodia",
            "China, People's Republic of",
            "Cuba",
            "Eritrea",
            "Guinea",
            "Hong Kong",
            "Iran",
            "Laos",
            "Morocco",
            "South Sudan",
            "Vietnam",
        ),
        "ICE's list of 12 uncooperative countries as printed in the press on that day; "
        "CRS In Focus IF11025 counts 9 as of 8 September 2018, without naming them",
    ),
)
"""Every list whose countries are known by name, oldest first."""
