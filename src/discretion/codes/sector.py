"""Border Patrol sectors, by code and by name."""

from __future__ import annotations

from collections.abc import Mapping

_SECTORS: Mapping[str, str] = {
    "BBT": "Big Bend",
    "BLW": "Blaine",
    "BUN": "Buffalo",
    "DRT": "Del Rio",
    "DTM": "Detroit",
    "ELC": "El Centro",
    "EPT": "El Paso",
    "GFN": "Grand Forks",
    "HVM": "Havre",
    "HLT": "Houlton",
    "LRT": "Laredo",
    "MIP": "Miami",
    "NLL": "New Orleans",
    "RMY": "Ramey",
    "RGV": "Rio Grande Valley",
    "SDC": "San Diego",
    "SPW": "Spokane",
    "SWB": "Swanton",
    "TCA": "Tucson",
    "YUM": "Yuma",
}

SECTORS: Mapping[str, str] = {
    **_SECTORS,
    **{name.upper(): name for name in _SECTORS.values()},
}
"""Sector code, or name in any case, to the sector's name."""
