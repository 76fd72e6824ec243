"""Headings of published ICE tables that are left out, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping

_WITHHELD = "withheld by the publisher: always redacted"
_ADDED = "added by the republisher; file, sheet and row are kept here anyway"
_LATER = "case state as of the extract, not of the encounter"
_UNUSED = "no statistic here uses it"

PUBLISHED: Mapping[str, str] = {
    **dict.fromkeys(
        ("alien_file_number", "eid_case_id", "eid_subject_id", "birth_date"), _WITHHELD
    ),
    **dict.fromkeys(
        (
            "file_original",
            "sheet_original",
            "row_original",
            "duplicate_likely",
            "duplicate_drop_row",
        ),
        _ADDED,
    ),
    **dict.fromkeys(
        (
            "case_status",
            "case_category",
            "final_order_yes_no",
            "final_order_date",
            "departed_date",
            "departure_country",
            "final_program",
            "final_program_code",
            "final_program_group",
            "final_charge",
            "final_charge_code",
            "final_charge_section",
        ),
        _LATER,
    ),
    **dict.fromkeys(
        (
            "event_landmark",
            "lead_event_type",
            "lead_source",
            "operation",
            "birth_country",
            "entry_date",
            "entry_status",
            "msc_charge",
            "msc_charge_code",
            "msc_charge_date",
            "msc_conviction_date",
            "processing_disposition_code",
        ),
        _UNUSED,
    ),
}
"""Heading to reason."""
