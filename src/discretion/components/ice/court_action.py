"""Court actions by ICE's attorneys (OPLA): what they closed or dropped, and why."""

from __future__ import annotations

from datetime import date

from discretion.codes.court_action import COURT_ACTIONS
from discretion.codes.discretion import (
    CIRCUMSTANCES,
    Basis,
    Circumstance,
)
from discretion.codes.office import office_of_area
from discretion.components.ice import columns
from discretion.components.ice.decisions import ACTIONS
from discretion.record import Always, Component, First, Layout, Record, column


class IceCourtAction(Record, component=Component.ICE):
    """An action of the Office of the Principal Legal Advisor (OPLA) in a case.

    One row per action. Whether it was an act of prosecutorial discretion is a column of
    its own: a case may be dismissed for other reasons. Source: OPLA case management.
    """

    acted_on: date = column("Day of the action.", heading="action_date", on=True)
    action: str = column(
        "What was done.", heading="action", codes=COURT_ACTIONS, filtered=True
    )
    prosecutorial_discretion: bool | None = column(
        "True where recorded as prosecutorial discretion, false where recorded as not; "
        "null where the source does not say.",
        heading="prosecutorial_discretion",
    )
    basis: Basis | None = column(
        "Recorded reason for the action; null where none was recorded.",
        heading="basis",
        codes={basis.value: basis for basis in Basis},
    )
    circumstance: Circumstance | None = column(
        "Special circumstance; null where none was recorded.",
        heading="circumstance",
        codes=CIRCUMSTANCES,
    )
    policy_cited: str | None = columns.policy_cited()
    office: str | None = columns.area("Area of responsibility of the court.", "aor")

    layouts = (
        Layout("ice_court_action_internal", "internal", key=("court_action_id",)),
    )
    becomes = (
        ACTIONS.decided(
            "action_label",
            and_when="prosecutorial_discretion",
            system=Always("OPLA"),
            decided_on="acted_on",
            basis=First(("basis", Always(Basis.NOT_RECORDED))),
            circumstance=First(("circumstance", Always(Circumstance.NOT_RECORDED))),
            office=office_of_area("office_label"),
            cited_policy="policy_cited_label",
        ),
    )
