"""Columns that several ICE tables share, each declared once.

The tables of a case or of a detention repeat the person's facts, the state of the
removal case, and the most serious conviction (MSC) as of the extract.
"""

from __future__ import annotations

from typing import Any

from discretion.codes.case import (
    CASE_CATEGORIES,
    CASE_STATUSES,
    UNABLE_TO_OBTAIN_TRAVEL_DOCUMENT,
)
from discretion.codes.country import COUNTRIES
from discretion.codes.criminality import CRIMINALITIES, THREAT_LEVELS
from discretion.codes.gender import GENDERS
from discretion.codes.ncic import (
    CATEGORY_DIGITS,
    CHARGE_CATEGORIES,
    CHARGE_CODE_AS_DATE,
    CHARGE_DIGITS,
)
from discretion.codes.offense import OFFENSE_STATUSES, OffenseStatus
from discretion.codes.office import AREAS
from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.policies import CITED
from discretion.record import Always, Becomes, Coded, First, Source, column

PERSON_KEY = ("unique_identifier", "anonymized_identifier")
"""Headings of ICE's anonymous person id, by release."""


def area(description: str, *headings: str) -> Any:
    """An area of responsibility, from the checked list of offices."""
    return column(description, heading=headings, codes=AREAS, filtered=True)


def citizenship_country() -> Any:
    """Country of citizenship."""
    return column(
        "Country of citizenship, as recorded.",
        heading="citizenship_country",
        codes=COUNTRIES,
        listed_only=False,
        filtered=True,
    )


def gender() -> Any:
    """Gender."""
    return column("Gender as recorded.", heading="gender", codes=GENDERS)


def birth_year() -> Any:
    """Year of birth."""
    return column("Year of birth.", heading="birth_year", between=(1880, 2100))


def personal_facts(**more: Source) -> Becomes:
    """What a row tells of its person, beside what was done."""
    facts: dict[str, Source] = {"birth_year": "birth_year", **more}
    return Becomes("personal_facts", facts, system=Always("EID"))


def duplicate_likely() -> Any:
    """What the republisher thinks of the row."""
    return column(
        "True where the republisher marks the row as a likely duplicate; it is kept "
        "and counted. Null where it does not say.",
        heading="duplicate_likely",
    )


def processing_disposition() -> Any:
    """How the person was processed."""
    return column(
        "How the person was processed at the event, as EID recorded it.",
        heading="processing_disposition",
        codes=PROCESSING_DISPOSITIONS,
        filtered=True,
    )


def case_status() -> Any:
    """Where the removal case stands."""
    return column(
        "Where the removal case stood as of the extract.",
        heading="case_status",
        codes=CASE_STATUSES,
        filtered=True,
    )


def case_category() -> Any:
    """What kind of removal case it is."""
    return column(
        "Category of the removal case as of the extract.",
        heading="case_category",
        codes=CASE_CATEGORIES,
        filtered=True,
    )


def policy_cited() -> Any:
    """The policy that the record names."""
    return column(
        "Id of the policy that the record names as what it rests on; null where it "
        "names none.",
        heading="policy_cited",
        codes=CITED,
        filtered=True,
    )


def criminality(*headings: str) -> Any:
    """Criminality in three classes."""
    return column(
        "Criminality at that time, in the source's three classes.",
        heading=headings,
        codes=CRIMINALITIES,
        filtered=True,
    )


def threat_level(*headings: str) -> Any:
    """Threat level."""
    return column(
        "Threat level 1 (most serious) to 3, or NA, at that time.",
        heading=headings,
        codes=THREAT_LEVELS,
        filtered=True,
    )


def msc_charge_code(*headings: str) -> Any:
    """What the most serious conviction is for."""
    return column(
        "NCIC code of the most serious conviction; its label is the category.",
        heading=("msc_charge_code", *headings),
        codes=CHARGE_CATEGORIES,
        leading=CATEGORY_DIGITS,
        digits=CHARGE_DIGITS,
        filtered=True,
    )


def msc_charge_date() -> Any:
    """When the charge behind the most serious conviction was brought."""
    return column(
        "Day of the charge behind the most serious conviction; null also where the "
        "publisher put the charge code in its place.",
        heading="msc_charge_date",
        void=CHARGE_CODE_AS_DATE,
    )


def msc_conviction_date() -> Any:
    """When the most serious conviction was."""
    return column("Day of the most serious conviction.", heading="msc_conviction_date")


def msc_criminal_charge_status() -> Any:
    """What became of the charge."""
    return column(
        "What became of the charge behind the most serious conviction, as recorded.",
        heading="msc_criminal_charge_status",
        codes={raw: status.value for raw, status in OFFENSE_STATUSES.items()},
        listed_only=False,
        filtered=True,
    )


def offense(*, status: bool = False) -> Becomes:
    """The most serious conviction is an offense, however many rows repeat it."""
    convicted = Always(OffenseStatus.CONVICTED)
    said = Coded(
        "msc_criminal_charge_status_label",
        {one.value: one for one in OffenseStatus},
    )
    return Becomes(
        "offense",
        {
            "charged_on": "msc_charge_date",
            "convicted_on": "msc_conviction_date",
            "status": First((said, convicted)) if status else convicted,
            "category": "msc_charge_code_label",
        },
        when="msc_charge_code",
        system=Always("EID"),
        once=("msc_charge_code", "msc_conviction_date"),
    )


def threat(level: str, found_on: str) -> Becomes:
    """A threat level is a sign of a threat; NA is none."""
    return Becomes(
        "threat",
        {
            "found_on": found_on,
            "sign": Coded(level, {each: f"LEVEL_{each}" for each in "123"}),
        },
        when=Coded(level, dict.fromkeys("123", True)),
        system=Always("EID"),
    )


def no_travel_document(known_by: Source, office: Source, case: str) -> Becomes:
    """A case in category [5F] waits for a travel document that no country gives."""
    return Becomes(
        "release_without_travel_document",
        {
            "known_by": known_by,
            "ground": Always("CATEGORY_5F"),
            "citizenship": "citizenship_country_label",
            "office": office,
        },
        when=Coded("case_category_label", {UNABLE_TO_OBTAIN_TRAVEL_DOCUMENT: True}),
        system=Always("EID"),
        once=(case, "case_category_label"),
    )
