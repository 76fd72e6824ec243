"""Removal cases in EARM: where each stands, and what category it is in."""

from __future__ import annotations

from datetime import date

from discretion.codes.office import office_of_area
from discretion.components.ice import columns, signs
from discretion.components.ice.decisions import CATEGORIES
from discretion.record import Always, Component, Layout, Record, column


class IceCase(Record, component=Component.ICE):
    """The state of a removal case in the ENFORCE Alien Removal Module (EARM).

    One row per case; a later extract rewrites it. A category is a state, not an act:
    the day on which deferred action was granted is not recorded, only by when.
    """

    recorded_on: date = column(
        "Day on which the case was seen in this state.", heading="case_date", on=True
    )
    case_status: str | None = columns.case_status()
    case_category: str | None = columns.case_category()
    docket_aor: str | None = columns.area(
        "Area of responsibility that holds the case.", "docket_aor"
    )
    final_order_date: date | None = column(
        "Day of the final order of removal; null if none.", heading="final_order_date"
    )
    policy_cited: str | None = columns.policy_cited()
    citizenship_country: str | None = columns.citizenship_country()

    layouts = (Layout("ice_case_internal", "internal", key=("eid_case_id",)),)
    becomes = (
        CATEGORIES.decided(
            "case_category_label",
            system=Always("EID"),
            known_by="recorded_on",
            office=office_of_area("docket_aor_label"),
            once=("final_order_date", "case_category_label"),
            cited_policy="policy_cited_label",
            citizenship="citizenship_country_label",
        ),
        columns.no_travel_document(
            "recorded_on", office_of_area("docket_aor_label"), "final_order_date"
        ),
        signs.of_category("case_category_label", "recorded_on"),
        signs.of_final_order("final_order_date"),
    )
