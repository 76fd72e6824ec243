"""Facts about a person that criteria are tested by, as single records tell them.

They are united for eligibility alone and are no table of a release. Exact days of birth
are not among them: those come from identities, and stay there.
"""

from __future__ import annotations

from datetime import date

from discretion.record import Record, column


class PersonalFacts(Record):
    """What one record tells of its person; null where it does not say."""

    birth_year: int | None = column("Year of birth.")
    initial_entry_on: date | None = column("Day on which the person first arrived.")
    entered_on: date | None = column("Day of an entry; there may be earlier ones.")
    resided_since: date | None = column("Day since which the person has resided.")
    educated_or_served: bool | None = column(
        "True for school or service, false for none."
    )
