"""Why a detention ended, as EID records it. None of the reasons is discretion by name.

A release for want of a travel document, `No SLRRFF`, follows from the law: no
significant likelihood of removal in the reasonably foreseeable future.
Source: published detention extracts.
"""

from __future__ import annotations

from collections.abc import Mapping

NO_LIKELIHOOD_OF_REMOVAL = "Order of Supervision - No SLRRFF"
"""Released because no country will take the person back soon."""

DIED = "Died"
"""Died in custody."""

_MARSHALS = "U.S. Marshals or other agency"

RELEASE_REASONS: Mapping[str, str] = {
    **{
        reason: reason
        for reason in (
            "Bonded Out - Field Office",
            "Bonded Out - IJ",
            "Court Ordered",
            DIED,
            "Escaped",
            "ORR - Office of Refugee Resettlement",
            "ORR-Runaway",
            "Order of Recognizance - Humanitarian",
            "Order of Supervision - Humanitarian",
            "Order of Supervision - Re-Release",
            "Order of recognizance",
            "Order of supervision",
            "Paroled",
            "Paroled - Fear Found",
            "Paroled - Humanitarian",
            "Paroled - Public Benefit",
            "Proceedings Terminated",
            "Processing Disposition Changed Locally",
            "Relief Granted by IJ",
            "Removed",
            "Title 42 Return",
            "Transferred",
            "U.S. Marshals or other agency",
            "Voluntary Return",
            "Voluntary departure",
            "Withdrawal",
            NO_LIKELIHOOD_OF_REMOVAL,
        )
    },
    f"{_MARSHALS} (explain in Detention Comments)": _MARSHALS,
}
"""Release reason as EID writes it, to itself."""
