"""ICE encounters: whom ICE met, and how each was processed at that event."""

from __future__ import annotations

from datetime import date

from discretion.codes.discretion import (
    Act,
    Basis,
    DecisionCode,
    Effect,
    IsDiscretion,
    Stage,
    decided_by_code,
)
from discretion.codes.gender import GENDERS, Gender
from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.components.ice import ignored
from discretion.record import (
    Always,
    Becomes,
    Coded,
    Component,
    First,
    Layout,
    Record,
    column,
)

_REVIEWED = "EID processing dispositions as published by ICE"

_DISCRETION = (
    DecisionCode(
        "PROSECUTORIAL DISCRETION",
        IsDiscretion.YES,
        _REVIEWED,
        Act.NOT_ISSUE_NTA,
        Stage.ENCOUNTER,
        Effect.NOT_PLACED,
    ),
    DecisionCode(
        "RELEASED/PROSECUTORIAL DISCRETION",
        IsDiscretion.YES,
        _REVIEWED,
        Act.RELEASE,
        Stage.ENCOUNTER,
        Effect.NOT_PLACED,
    ),
    DecisionCode(
        "NOTICE TO APPEAR/PROSECUTORIAL DISCRETION",
        IsDiscretion.YES,
        "A notice to appear was issued: the person is placed, and released",
        Act.RELEASE,
        Stage.ENCOUNTER,
        Effect.OTHER,
    ),
)

_NOT_SEPARABLE = {
    "RELEASED": "A release is recorded, its reason is not",
    "OTHER": "The code does not say what was done",
    "NA": "The code does not say what was done",
    "REDACTED": "Withheld from the public",
}

DISPOSITION_DECISIONS: tuple[DecisionCode, ...] = (
    *_DISCRETION,
    *(
        DecisionCode(label, IsDiscretion.NOT_SEPARABLE, why)
        for label, why in _NOT_SEPARABLE.items()
    ),
    *(
        DecisionCode(label, IsDiscretion.NO, _REVIEWED)
        for label in sorted(
            set(PROCESSING_DISPOSITIONS.values())
            - {code.code for code in _DISCRETION}
            - _NOT_SEPARABLE.keys()
        )
    ),
)
"""Every label of a processing disposition, reviewed: a decision, none, or unclear."""

_CBP_AGENCIES = ("CBP", "USBP", "BORDER PATROL", "OFO", "U.S. BORDER PATROL")


class IceEncounter(Record, component=Component.ICE):
    """An event at which ICE met a person, and how the person was processed.

    One row per person and event; a person may have many. Source: Enforcement
    Integrated Database (EID), encounters extract.
    """

    event_date: date = column("Day of the encounter.", heading="event_date", on=True)
    event_type: str | None = column(
        "Kind of event, such as CAP Local.", heading="event_type", filtered=True
    )
    responsible_aor: str | None = column(
        "Area of responsibility that held the encounter.",
        heading="responsible_aor",
        filtered=True,
    )
    responsible_site: str | None = column(
        "Office within the area of responsibility.", heading="responsible_site"
    )
    arresting_agency: str | None = column(
        "Agency whose officer met the person; null where not recorded.",
        heading="arresting_agency",
    )
    processing_disposition: str | None = column(
        "How the person was processed, as EID recorded it.",
        heading="processing_disposition",
        codes=PROCESSING_DISPOSITIONS,
        filtered=True,
    )
    basis: Basis | None = column(
        "Recorded reason for exercising discretion; null where none was recorded.",
        heading="basis",
        codes={basis.value: basis for basis in Basis},
    )
    criminality: str | None = column(
        "Criminality as of the encounter, in the source's three classes.",
        heading=("encounter_criminality", "criminality"),
        codes={
            "1 CONVICTED CRIMINAL": "Convicted Criminal",
            "2 PENDING CRIMINAL CHARGES": "Pending Criminal Charges",
            "3 OTHER IMMIGRATION VIOLATOR": "Other Immigration Violator",
        },
        filtered=True,
    )
    threat_level: str | None = column(
        "Threat level 1 (most serious) to 3, or NA, as of the encounter.",
        heading=("encounter_threat_level", "threat_level"),
        codes={"1": "Level 1", "2": "Level 2", "3": "Level 3", "NA": "None"},
        filtered=True,
    )
    citizenship_country: str | None = column(
        "Country of citizenship.", heading="citizenship_country", filtered=True
    )
    gender: Gender | None = column(
        "Gender as recorded.", heading="gender", codes=GENDERS
    )
    birth_year: int | None = column(
        "Year of birth.", heading="birth_year", between=(1880, 2100)
    )

    layouts = (
        Layout(
            "ice_encounter_published",
            "published",
            person_key=("unique_identifier", "anonymized_identifier"),
            namespace="ICE",
            ignores=ignored.PUBLISHED,
            marks=("unique_identifier", "anonymized_identifier"),
        ),
        Layout(
            "ice_encounter_internal",
            "internal",
            key=("event_number", "eid_subject_id"),
        ),
    )
    becomes = (
        Becomes(
            "encounter",
            {
                "encountered_on": "event_date",
                "office": "responsible_aor",
                "disposition": "processing_disposition_label",
            },
            system=Always("EID"),
        ),
        decided_by_code(
            "processing_disposition_label",
            DISPOSITION_DECISIONS,
            system=Always("EID"),
            component=Coded(
                "arresting_agency",
                dict.fromkeys(_CBP_AGENCIES, Component.CBP),
                Component.ICE,
            ),
            decided_on="event_date",
            basis=First(("basis", Always(Basis.NOT_RECORDED))),
            office="responsible_aor",
        ),
    )
