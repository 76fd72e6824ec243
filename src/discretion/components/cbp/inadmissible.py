"""Inadmissibles (OFO): whom officers at ports of entry found not to be admitted."""

from __future__ import annotations

from datetime import date

from discretion.codes.country import COUNTRIES
from discretion.codes.gender import GENDERS, Gender
from discretion.codes.office import FIELD_OFFICES, office_of_field
from discretion.record import Always, Becomes, Component, Layout, Record, column

_CODEBOOK = """
    approving_supervisor_hash_id country_of_birth country_of_residence
    created_by_hash_id entry_date entry_status i216_custody_transfer_to_agency
    mode_of_transportation presented_to_ausa status_at_entry
"""


class CbpInadmissible(Record, component=Component.CBP):
    """A person whom the Office of Field Operations found inadmissible at a port.

    One row per person and event. Source: SIGMA.
    """

    found_on: date = column(
        "Day of the event.",
        heading=("event_created_datetime", "event_created_date", "encounter_date"),
        on=True,
    )
    field_office: str | None = column(
        "Field office of the port, as recorded.",
        heading=("field_office_name", "field_office"),
        codes=FIELD_OFFICES,
        filtered=True,
    )
    disposition: str | None = column(
        "How the person was processed, as recorded.",
        heading=("disposition_name", "disposition"),
        filtered=True,
    )
    citizenship: str | None = column(
        "Country of citizenship, as recorded.",
        heading="citizenship",
        codes=COUNTRIES,
        listed_only=False,
        filtered=True,
    )
    age: int | None = column(
        "Age in whole years at the event.", heading="age", between=(0, 120)
    )
    gender: Gender | None = column(
        "Gender as recorded.", heading="gender", codes=GENDERS
    )
    duplicate_likely: bool | None = column(
        "True where the republisher marks the row as a likely duplicate; it is kept "
        "and counted. Null where it does not say.",
        heading=("duplicate", "duplicate_likely"),
    )

    layouts = (
        Layout(
            "cbp_inadmissible_published",
            "published",
            key=("sigma_event_id", "sigma_subject_person_id"),
            person_key=("person_id", "unique_person_identifier"),
            namespace="CBP",
            ignores=dict.fromkeys(_CODEBOOK.split(), "no statistic here uses it"),
            marks=("event_created_datetime", "sigma_event_id"),
        ),
        Layout(
            "cbp_inadmissible_internal",
            "internal",
            key=("sigma_event_id", "sigma_subject_person_id"),
        ),
    )
    becomes = (
        Becomes(
            "encounter",
            {
                "encountered_on": "found_on",
                "office": office_of_field("field_office_label"),
                "disposition": "disposition",
            },
            system=Always("SIGMA"),
        ),
    )
