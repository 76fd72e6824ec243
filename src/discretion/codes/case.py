"""Removal cases in EARM: the words for where a case stands and what category it is in.

EARM writes a code before the words. A category is a state on a day, not an act.
Source: published ICE extracts, 15 statuses and 32 categories.
"""

from __future__ import annotations

from collections.abc import Mapping

CASE_STATUSES: Mapping[str, str] = {
    "ACTIVE": "Active",
    "0-Withdrawal Permitted - I-275 Issued": "Withdrawal Permitted - I-275 Issued",
    "3-Voluntary Departure Confirmed": "Voluntary Departure Confirmed",
    "5-Title 50 Expulsion": "Title 50 Expulsion",
    "6-Deported/Removed - Deportability": "Deported/Removed - Deportability",
    "7-Died": "Died",
    "8-Excluded/Deported/Removed": "Excluded/Deported/Removed",
    "8-Excluded/Removed - Inadmissibility": "Excluded/Removed - Inadmissibility",
    "9-VR Witnessed": "VR Witnessed",
    "10-USC Prosecution Case Closed": "USC Prosecution Case Closed",
    "A-Proceedings Terminated": "Proceedings Terminated",
    "B-Relief Granted": "Relief Granted",
    "E-Charging Document Canceled by ICE": "Charging Document Canceled by ICE",
    "L-Legalization - Permanent Residence Granted": (
        "Legalization - Permanent Residence Granted"
    ),
    "Z-SAW - Permanent Residence Granted": "SAW - Permanent Residence Granted",
}
"""Case status as EARM writes it, to its words."""

_CATEGORIES: Mapping[str, str] = {
    "10": "Visa Waiver Deportation / Removal",
    "11": "Administrative Deportation / Removal",
    "12": "Judicial Deportation / Removal",
    "13": "Section 250 Removal",
    "14": "Crewmen, Stowaways, S-Visa Holders, 235(c) Cases",
    "15": "Terrorist Court Case (Title 5)",
    "16": "Reinstated Final Order",
    "17": "USC Prosecution Case",
    "1A": "Voluntary Departure - Un-Expired and Un-Extended Departure Period",
    "1B": "Voluntary Departure - Extended Departure Period",
    "1C": "Expired Voluntary Departure Period - Referred to Investigation",
    "2A": "Deportable - Under Adjudication by IJ",
    "2B": "Deportable - Under Adjudication by BIA",
    "3": "Deportable - Administratively Final Order",
    "5A": "Referred for Investigation - No Show for Hearing - No Final Order",
    "5B": "Removable - ICE Fugitive",
    "5C": "Relief Granted - Withholding of Deportation / Removal",
    "5D": "Final Order of Deportation / Removal - Deferred Action Granted",
    "5E": "Relief Granted - Extended Voluntary Departure",
    "5F": "Unable to Obtain Travel Document",
    "8A": "Excludable / Inadmissible - Hearing Not Commenced",
    "8B": "Excludable / Inadmissible - Under Adjudication by IJ",
    "8C": "Excludable / Inadmissible - Administrative Final Order Issued",
    "8D": "Excludable / Inadmissible - Under Adjudication by BIA",
    "8E": "Inadmissible - ICE Fugitive",
    "8F": "Expedited Removal",
    "8G": "Expedited Removal - Credible Fear Referral",
    "8H": "Expedited Removal - Status Claim Referral",
    "8I": "Inadmissible - ICE Fugitive - Expedited Removal",
    "8K": "Expedited Removal Terminated due to Credible Fear Finding / NTA Issued",
    "9": "VR Under Safeguards",
    "H": "Historical Category For Migration Only",
}

CASE_CATEGORIES: Mapping[str, str] = {
    **{f"[{code}] {label}": label for code, label in _CATEGORIES.items()},
    **{f"[{code}]": label for code, label in _CATEGORIES.items()},
    **_CATEGORIES,
}
"""Case category as EARM writes it, or its code alone, to its words."""

FUGITIVES = tuple(_CATEGORIES[code] for code in ("5B", "8E", "8I"))
"""The categories of people who did not leave or appear when they had to."""

UNABLE_TO_OBTAIN_TRAVEL_DOCUMENT = _CATEGORIES["5F"]
"""The category of people whom no country will take back."""
