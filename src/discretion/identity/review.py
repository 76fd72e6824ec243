"""Review: what a reviewer decided about two records, which no rule may overturn.

Decisions come as an extract of their own, so that they are kept, counted and hashed
like any other. A later decision on the same two records replaces the earlier one, and
both stay on file: a merge or a split can be undone, and older releases keep theirs.
"""

from __future__ import annotations

from datetime import date

from discretion.record import Layout, Record, Word, column


class Verdict(Word):
    """What a reviewer decided."""

    LINK = "LINK", "The two records are one person's."
    NO_LINK = "NO_LINK", "The two records are two persons'."


class IdentityReview(Record):
    """A reviewer's decision on whether two records are one person's.

    A decision on a record that the release does not hold has no effect.
    """

    record_id_l: str = column("One record.", heading="record_id_l")
    record_id_r: str = column("The other record.", heading="record_id_r")
    verdict: Verdict = column("What was decided.", heading="verdict")
    reviewed_on: date = column("Day of the decision.", heading="reviewed_on", on=True)
    reviewed_by: str = column("Who decided.", heading="reviewed_by")
    reason: str | None = column("Why; null where not said.", heading="reason")

    layouts = (
        Layout(
            "identity_review",
            "internal",
            key=("record_id_l", "record_id_r"),
            marks=("record_id_l",),
        ),
    )


REVIEWED = """
create or replace temp table identity_reviewed as
select arg_max(verdict, (reviewed_on, "row")) as verdict, l, r
from (
    select verdict, reviewed_on, "row",
        least(a.id, b.id) as l, greatest(a.id, b.id) as r
    from rows_identity_review
    join identity_key as a on a.record_id = record_id_l
    join identity_key as b on b.record_id = record_id_r
    where superseded_by is null and a.id <> b.id
)
group by l, r
order by l, r
"""
"""The decision in force on each two records, by their numbers, the smaller first."""
