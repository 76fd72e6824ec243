"""The evidence: why a record is its person's, and what awaits review."""

from __future__ import annotations

from discretion.record import Component, Record, Word, column


class Method(Word):
    """The rule that brought two records together, the surest first."""

    REVIEWER = "REVIEWER", "A reviewer decided that both are one person's."
    PERSON_KEY = "PERSON_KEY", "Equal person key within one publisher's files."
    FIN = "FIN", "Equal fingerprint identification number."
    A_NUMBER = (
        "A_NUMBER",
        "Equal A-number, confirmed by a name or a birth date in common.",
    )
    RECEIPT_NUMBER = "RECEIPT_NUMBER", "Equal USCIS receipt number."
    BIRTH_DATE_NAME_SEX = (
        "BIRTH_DATE_NAME_SEX",
        "Equal birth date, given name, first surname and sex.",
    )
    BIRTH_DATE_ALL_SURNAMES = (
        "BIRTH_DATE_ALL_SURNAMES",
        "Equal birth date, given name and all surnames, in any order.",
    )
    BIRTH_DATE_CLOSE_NAME = (
        "BIRTH_DATE_CLOSE_NAME",
        "Equal birth date, country and one name; the other name nearly equal.",
    )
    SWAPPED_BIRTH_DATE = (
        "SWAPPED_BIRTH_DATE",
        "Day and month of birth swapped; equal given name, surnames and country.",
    )
    ONLY_RECORD = "ONLY_RECORD", "No other record was found to be this person's."


class Band(Word):
    """What was done with the evidence."""

    LINK = "LINK", "The two records are held to be one person's."
    REVIEW = "REVIEW", "Something conflicts: not joined, kept for a reviewer."


class IdentityLink(Record):
    """Why a record is held to be this person's, or should be reviewed.

    One LINK for every record of the person, superseded ones apart; one REVIEW, seen
    from either side, for every two persons whose records met and conflict.
    """

    person_id: str = column("The person.", refers="Person", reverse="identity")
    record_id: str = column("The record of this person that the evidence is about.")
    record_type: str = column("Type of that record.", filtered=True)
    component: Component = column("Component that sent that record.")
    method: Method = column("The rule that brought the two records together.")
    matched_record_id: str | None = column(
        "The other record: this person's where band is LINK, another person's where "
        "it is REVIEW; null where nothing was found to match."
    )
    match_weight: float | None = column(
        "Weight of the evidence, in bits; null for a deterministic link."
    )
    match_probability: float | None = column(
        "Probability that both are one person's; null until calibrated."
    )
    band: Band = column("What was done with the evidence.")
