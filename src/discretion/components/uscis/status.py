"""Statuses of requests to USCIS: each step from receipt to decision, with its day."""

from __future__ import annotations

from datetime import date

from discretion.codes.request import REQUEST_STATUSES
from discretion.record import Component, Layout, Record, column


class UscisStatus(Record, component=Component.USCIS):
    """One step in the history of a request for deferred action.

    One row per request, status and day. The request itself holds only the latest.
    No agency has published such records. Source: USCIS CLAIMS 3 and ELIS.
    """

    daca_request_id: str | None = column(
        "The request whose status it is; null where no extract holds the request.",
        refers="UscisDacaRequest",
        reverse="statuses",
        keyed=("receipt_number",),
    )
    status: str = column(
        "Where the request stood, as recorded.",
        heading="status",
        codes=REQUEST_STATUSES,
        filtered=True,
    )
    status_on: date = column(
        "Day from which it stood there.", heading="status_date", on=True
    )

    layouts = (
        Layout(
            "uscis_status_internal",
            "internal",
            key=("receipt_number", "status", "status_on"),
        ),
    )
