"""ICE encounters: whom ICE met, and how each was processed at that event."""

from __future__ import annotations

from datetime import date

from discretion.codes.discretion import CIRCUMSTANCES, Basis, Circumstance
from discretion.codes.gender import Gender
from discretion.codes.office import office_of_area
from discretion.components.ice import columns, ignored, signs
from discretion.components.ice.decisions import DISPOSITIONS
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

_CBP = "CBP"
_CBP_AGENCIES = (_CBP, "USBP", "BORDER PATROL", "OFO", "U.S. BORDER PATROL")


class IceEncounter(Record, component=Component.ICE):
    """An event at which ICE met a person, and how the person was processed.

    One row per person and event; a person may have many. Source: Enforcement
    Integrated Database (EID), encounters extract.
    """

    event_date: date = column("Day of the encounter.", heading="event_date", on=True)
    event_type: str | None = column(
        "Kind of event, such as CAP Local.", heading="event_type", filtered=True
    )
    responsible_aor: str | None = columns.area(
        "Area of responsibility that held the encounter.", "responsible_aor"
    )
    responsible_site: str | None = column(
        "Office within the area of responsibility.", heading="responsible_site"
    )
    arresting_agency: str | None = column(
        "Agency whose officer met the person; null where not recorded.",
        heading="arresting_agency",
        codes=dict.fromkeys(_CBP_AGENCIES, _CBP),
        listed_only=False,
        filtered=True,
    )
    processing_disposition: str | None = columns.processing_disposition()
    basis: Basis | None = column(
        "Recorded reason for exercising discretion; null where none was recorded.",
        heading="basis",
        codes={basis.value: basis for basis in Basis},
    )
    circumstance: Circumstance | None = column(
        "Special circumstance of the person; null where none was recorded.",
        heading="circumstance",
        codes=CIRCUMSTANCES,
    )
    policy_cited: str | None = columns.policy_cited()
    criminality: str | None = columns.criminality(
        "encounter_criminality", "criminality"
    )
    threat_level: str | None = columns.threat_level(
        "encounter_threat_level", "threat_level"
    )
    citizenship_country: str | None = columns.citizenship_country()
    gender: Gender | None = columns.gender()
    birth_year: int | None = columns.birth_year()
    entered_on: date | None = column(
        "Day of an entry into the country, as recorded; others may have come before.",
        heading="entry_date",
    )
    duplicate_likely: bool | None = columns.duplicate_likely()

    layouts = (
        Layout(
            "ice_encounter_published",
            "published",
            person_key=columns.PERSON_KEY,
            namespace="ICE",
            ignores=ignored.PUBLISHED,
            marks=columns.PERSON_KEY,
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
                "office": office_of_area("responsible_aor_label"),
                "disposition": "processing_disposition_label",
            },
            system=Always("EID"),
        ),
        DISPOSITIONS.decided(
            "processing_disposition_label",
            system=Always("EID"),
            component=Coded(
                "arresting_agency_label",
                {_CBP: Component.CBP},
                Component.ICE,
            ),
            decided_on="event_date",
            basis=First(("basis", Always(Basis.NOT_RECORDED))),
            circumstance=First(("circumstance", Always(Circumstance.NOT_RECORDED))),
            office=office_of_area("responsible_aor_label"),
            cited_policy="policy_cited_label",
            citizenship="citizenship_country_label",
        ),
        columns.threat("threat_level", "event_date"),
        signs.of_level("threat_level", "event_date"),
        columns.personal_facts(entered_on="entered_on"),
    )
