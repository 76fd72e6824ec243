"""How ICE classes people by crime: criminality, threat level, aggravated felony.

A threat level of NA is a value, not a missing one: no level was assigned.
"""

from __future__ import annotations

from collections.abc import Mapping

CRIMINALITIES: Mapping[str, str] = {
    "1 CONVICTED CRIMINAL": "Convicted Criminal",
    "2 PENDING CRIMINAL CHARGES": "Pending Criminal Charges",
    "3 OTHER IMMIGRATION VIOLATOR": "Other Immigration Violator",
}
"""Criminality in the source's three classes."""

THREAT_LEVELS: Mapping[str, str] = {
    "1": "Level 1",
    "2": "Level 2",
    "3": "Level 3",
    "NA": "None",
}
"""Threat level, 1 the most serious."""

AGGRAVATED_FELON: Mapping[str, str] = {
    "BOTH (DRUG AND OTHER AGG FELON CONVICTIONS)": "Drugs and other",
    "DRUGS": "Drugs",
    "NOT AN AGGRAVATED FELON": "None",
    "OTHER": "Other",
}
"""Whether, and of what kind, a person is an aggravated felon."""
