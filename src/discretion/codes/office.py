"""Offices: sectors, areas of responsibility and field offices that record decisions.

One list for all components, so that an office that nobody knows is refused by name,
whether an extract or a filter names it. El Paso, San Diego and Miami are each the name
of several offices of different kinds.
Source: published extracts of ICE and CBP; ICE's areas as its field offices list them.
"""

from __future__ import annotations

from collections.abc import Mapping

from discretion.record import Coded, Word


class Office(Word):
    """An office that records decisions: a sector, area or field office."""

    BIG_BEND_SECTOR = "BIG_BEND_SECTOR", "Border Patrol sector Big Bend (BBT)."
    BLAINE_SECTOR = "BLAINE_SECTOR", "Border Patrol sector Blaine (BLW)."
    BUFFALO_SECTOR = "BUFFALO_SECTOR", "Border Patrol sector Buffalo (BUN)."
    DEL_RIO_SECTOR = "DEL_RIO_SECTOR", "Border Patrol sector Del Rio (DRT)."
    DETROIT_SECTOR = "DETROIT_SECTOR", "Border Patrol sector Detroit (DTM)."
    EL_CENTRO_SECTOR = "EL_CENTRO_SECTOR", "Border Patrol sector El Centro (ELC)."
    EL_PASO_SECTOR = "EL_PASO_SECTOR", "Border Patrol sector El Paso (EPT)."
    GRAND_FORKS_SECTOR = "GRAND_FORKS_SECTOR", "Border Patrol sector Grand Forks (GFN)."
    HAVRE_SECTOR = "HAVRE_SECTOR", "Border Patrol sector Havre (HVM)."
    HOULTON_SECTOR = "HOULTON_SECTOR", "Border Patrol sector Houlton (HLT)."
    LAREDO_SECTOR = "LAREDO_SECTOR", "Border Patrol sector Laredo (LRT)."
    MIAMI_SECTOR = "MIAMI_SECTOR", "Border Patrol sector Miami (MIP)."
    NEW_ORLEANS_SECTOR = "NEW_ORLEANS_SECTOR", "Border Patrol sector New Orleans (NLL)."
    RAMEY_SECTOR = "RAMEY_SECTOR", "Border Patrol sector Ramey (RMY)."
    RIO_GRANDE_VALLEY_SECTOR = (
        "RIO_GRANDE_VALLEY_SECTOR",
        "Border Patrol sector Rio Grande Valley (RGV).",
    )
    SAN_DIEGO_SECTOR = "SAN_DIEGO_SECTOR", "Border Patrol sector San Diego (SDC)."
    SPOKANE_SECTOR = "SPOKANE_SECTOR", "Border Patrol sector Spokane (SPW)."
    SWANTON_SECTOR = "SWANTON_SECTOR", "Border Patrol sector Swanton (SWB)."
    TUCSON_SECTOR = "TUCSON_SECTOR", "Border Patrol sector Tucson (TCA)."
    YUMA_SECTOR = "YUMA_SECTOR", "Border Patrol sector Yuma (YUM)."
    ATLANTA_AREA = "ATLANTA_AREA", "ICE area of responsibility Atlanta (ATL)."
    BALTIMORE_AREA = "BALTIMORE_AREA", "ICE area of responsibility Baltimore (BAL)."
    BOSTON_AREA = "BOSTON_AREA", "ICE area of responsibility Boston (BOS)."
    BUFFALO_AREA = "BUFFALO_AREA", "ICE area of responsibility Buffalo (BUF)."
    CHICAGO_AREA = "CHICAGO_AREA", "ICE area of responsibility Chicago (CHI)."
    DALLAS_AREA = "DALLAS_AREA", "ICE area of responsibility Dallas (DAL)."
    DENVER_AREA = "DENVER_AREA", "ICE area of responsibility Denver (DEN)."
    DETROIT_AREA = "DETROIT_AREA", "ICE area of responsibility Detroit (DET)."
    EL_PASO_AREA = "EL_PASO_AREA", "ICE area of responsibility El Paso (ELP)."
    HARLINGEN_AREA = "HARLINGEN_AREA", "ICE area of responsibility Harlingen (HAL)."
    HOUSTON_AREA = "HOUSTON_AREA", "ICE area of responsibility Houston (HOU)."
    HEADQUARTERS_AREA = (
        "HEADQUARTERS_AREA",
        "ICE headquarters, as an area of responsibility (HQ).",
    )
    LOS_ANGELES_AREA = (
        "LOS_ANGELES_AREA",
        "ICE area of responsibility Los Angeles (LOS).",
    )
    MIAMI_AREA = "MIAMI_AREA", "ICE area of responsibility Miami (MIA)."
    NEWARK_AREA = "NEWARK_AREA", "ICE area of responsibility Newark (NEW)."
    NEW_ORLEANS_AREA = (
        "NEW_ORLEANS_AREA",
        "ICE area of responsibility New Orleans (NOL).",
    )
    NEW_YORK_CITY_AREA = (
        "NEW_YORK_CITY_AREA",
        "ICE area of responsibility New York City (NYC).",
    )
    PHILADELPHIA_AREA = (
        "PHILADELPHIA_AREA",
        "ICE area of responsibility Philadelphia (PHI).",
    )
    PHOENIX_AREA = "PHOENIX_AREA", "ICE area of responsibility Phoenix (PHO)."
    SEATTLE_AREA = "SEATTLE_AREA", "ICE area of responsibility Seattle (SEA)."
    SAN_FRANCISCO_AREA = (
        "SAN_FRANCISCO_AREA",
        "ICE area of responsibility San Francisco (SFR).",
    )
    SALT_LAKE_CITY_AREA = (
        "SALT_LAKE_CITY_AREA",
        "ICE area of responsibility Salt Lake City (SLC).",
    )
    SAN_ANTONIO_AREA = (
        "SAN_ANTONIO_AREA",
        "ICE area of responsibility San Antonio (SNA).",
    )
    SAN_DIEGO_AREA = "SAN_DIEGO_AREA", "ICE area of responsibility San Diego (SND)."
    ST_PAUL_AREA = "ST_PAUL_AREA", "ICE area of responsibility St. Paul (SPM)."
    WASHINGTON_AREA = "WASHINGTON_AREA", "ICE area of responsibility Washington (WAS)."
    ATLANTA_FIELD_OFFICE = (
        "ATLANTA_FIELD_OFFICE",
        "CBP field office Atlanta, of the Office of Field Operations.",
    )
    BALTIMORE_FIELD_OFFICE = (
        "BALTIMORE_FIELD_OFFICE",
        "CBP field office Baltimore, of the Office of Field Operations.",
    )
    BOSTON_FIELD_OFFICE = (
        "BOSTON_FIELD_OFFICE",
        "CBP field office Boston, of the Office of Field Operations.",
    )
    BUFFALO_FIELD_OFFICE = (
        "BUFFALO_FIELD_OFFICE",
        "CBP field office Buffalo, of the Office of Field Operations.",
    )
    CHICAGO_FIELD_OFFICE = (
        "CHICAGO_FIELD_OFFICE",
        "CBP field office Chicago, of the Office of Field Operations.",
    )
    DETROIT_FIELD_OFFICE = (
        "DETROIT_FIELD_OFFICE",
        "CBP field office Detroit, of the Office of Field Operations.",
    )
    EL_PASO_FIELD_OFFICE = (
        "EL_PASO_FIELD_OFFICE",
        "CBP field office El Paso, of the Office of Field Operations.",
    )
    HOUSTON_FIELD_OFFICE = (
        "HOUSTON_FIELD_OFFICE",
        "CBP field office Houston, of the Office of Field Operations.",
    )
    LAREDO_FIELD_OFFICE = (
        "LAREDO_FIELD_OFFICE",
        "CBP field office Laredo, of the Office of Field Operations.",
    )
    LOS_ANGELES_FIELD_OFFICE = (
        "LOS_ANGELES_FIELD_OFFICE",
        "CBP field office Los Angeles, of the Office of Field Operations.",
    )
    MIAMI_FIELD_OFFICE = (
        "MIAMI_FIELD_OFFICE",
        "CBP field office Miami, of the Office of Field Operations.",
    )
    NEW_ORLEANS_FIELD_OFFICE = (
        "NEW_ORLEANS_FIELD_OFFICE",
        "CBP field office New Orleans, of the Office of Field Operations.",
    )
    NEW_YORK_FIELD_OFFICE = (
        "NEW_YORK_FIELD_OFFICE",
        "CBP field office New York, of the Office of Field Operations.",
    )
    PORTLAND_FIELD_OFFICE = (
        "PORTLAND_FIELD_OFFICE",
        "CBP field office Portland, of the Office of Field Operations.",
    )
    SAN_DIEGO_FIELD_OFFICE = (
        "SAN_DIEGO_FIELD_OFFICE",
        "CBP field office San Diego, of the Office of Field Operations.",
    )
    SAN_FRANCISCO_FIELD_OFFICE = (
        "SAN_FRANCISCO_FIELD_OFFICE",
        "CBP field office San Francisco, of the Office of Field Operations.",
    )
    SAN_JUAN_FIELD_OFFICE = (
        "SAN_JUAN_FIELD_OFFICE",
        "CBP field office San Juan, of the Office of Field Operations.",
    )
    SEATTLE_FIELD_OFFICE = (
        "SEATTLE_FIELD_OFFICE",
        "CBP field office Seattle, of the Office of Field Operations.",
    )
    TAMPA_FIELD_OFFICE = (
        "TAMPA_FIELD_OFFICE",
        "CBP field office Tampa, of the Office of Field Operations.",
    )
    TUCSON_FIELD_OFFICE = (
        "TUCSON_FIELD_OFFICE",
        "CBP field office Tucson, of the Office of Field Operations.",
    )


_SECTORS: Mapping[str, Office] = {
    "BBT": Office.BIG_BEND_SECTOR,
    "BLW": Office.BLAINE_SECTOR,
    "BUN": Office.BUFFALO_SECTOR,
    "DRT": Office.DEL_RIO_SECTOR,
    "DTM": Office.DETROIT_SECTOR,
    "ELC": Office.EL_CENTRO_SECTOR,
    "EPT": Office.EL_PASO_SECTOR,
    "GFN": Office.GRAND_FORKS_SECTOR,
    "HVM": Office.HAVRE_SECTOR,
    "HLT": Office.HOULTON_SECTOR,
    "LRT": Office.LAREDO_SECTOR,
    "MIP": Office.MIAMI_SECTOR,
    "NLL": Office.NEW_ORLEANS_SECTOR,
    "RMY": Office.RAMEY_SECTOR,
    "RGV": Office.RIO_GRANDE_VALLEY_SECTOR,
    "SDC": Office.SAN_DIEGO_SECTOR,
    "SPW": Office.SPOKANE_SECTOR,
    "SWB": Office.SWANTON_SECTOR,
    "TCA": Office.TUCSON_SECTOR,
    "YUM": Office.YUMA_SECTOR,
}
"""Sector code to sector."""

_AREAS: Mapping[str, tuple[str, Office]] = {
    "ATL": ("Atlanta", Office.ATLANTA_AREA),
    "BAL": ("Baltimore", Office.BALTIMORE_AREA),
    "BOS": ("Boston", Office.BOSTON_AREA),
    "BUF": ("Buffalo", Office.BUFFALO_AREA),
    "CHI": ("Chicago", Office.CHICAGO_AREA),
    "DAL": ("Dallas", Office.DALLAS_AREA),
    "DEN": ("Denver", Office.DENVER_AREA),
    "DET": ("Detroit", Office.DETROIT_AREA),
    "ELP": ("El Paso", Office.EL_PASO_AREA),
    "HAL": ("Harlingen", Office.HARLINGEN_AREA),
    "HOU": ("Houston", Office.HOUSTON_AREA),
    "HQ": ("HQ", Office.HEADQUARTERS_AREA),
    "LOS": ("Los Angeles", Office.LOS_ANGELES_AREA),
    "MIA": ("Miami", Office.MIAMI_AREA),
    "NEW": ("Newark", Office.NEWARK_AREA),
    "NOL": ("New Orleans", Office.NEW_ORLEANS_AREA),
    "NYC": ("New York City", Office.NEW_YORK_CITY_AREA),
    "PHI": ("Philadelphia", Office.PHILADELPHIA_AREA),
    "PHO": ("Phoenix", Office.PHOENIX_AREA),
    "SEA": ("Seattle", Office.SEATTLE_AREA),
    "SFR": ("San Francisco", Office.SAN_FRANCISCO_AREA),
    "SLC": ("Salt Lake City", Office.SALT_LAKE_CITY_AREA),
    "SNA": ("San Antonio", Office.SAN_ANTONIO_AREA),
    "SND": ("San Diego", Office.SAN_DIEGO_AREA),
    "SPM": ("St. Paul", Office.ST_PAUL_AREA),
    "WAS": ("Washington", Office.WASHINGTON_AREA),
}
"""Area code to its name and area."""

_FIELD_OFFICES: Mapping[str, Office] = {
    office.value.removesuffix("_FIELD_OFFICE").replace("_", " ").title(): office
    for office in Office
    if office.value.endswith("_FIELD_OFFICE")
}
"""Field office name to field office."""


def _named(office: Office) -> str:
    return str(office.value).removesuffix("_SECTOR").replace("_", " ").title()


SECTORS: Mapping[str, str] = {
    **{code: _named(sector) for code, sector in _SECTORS.items()},
    **{_named(sector).upper(): _named(sector) for sector in _SECTORS.values()},
}
"""Sector code, or name in any case, to the sector's name."""

AREAS: Mapping[str, str] = {
    **{code: name for code, (name, _) in _AREAS.items()},
    **{name.upper(): name for name, _ in _AREAS.values()},
    **{f"{name.upper()} AREA OF RESPONSIBILITY": name for name, _ in _AREAS.values()},
    "NEW YORK": "New York City",
    "ST PAUL AREA OF RESPONSIBILITY": "St. Paul",
}
"""Area code, or name in any case and with or without its title, to its name."""

FIELD_OFFICES: Mapping[str, str] = {
    **{name.upper(): name for name in _FIELD_OFFICES},
    **{f"{name.upper()} FIELD OFFICE": name for name in _FIELD_OFFICES},
}
"""CBP field office name in any case, with or without its title, to its name."""


def office_of_sector(label: str) -> Coded:
    """The office of a row, read off the label of a column of sectors."""
    return Coded(label, {_named(one): one for one in _SECTORS.values()})


def office_of_area(label: str) -> Coded:
    """The office of a row, read off the label of a column of areas."""
    return Coded(label, dict(_AREAS.values()))


def office_of_field(label: str) -> Coded:
    """The office of a row, read off the label of a column of field offices."""
    return Coded(label, _FIELD_OFFICES)
