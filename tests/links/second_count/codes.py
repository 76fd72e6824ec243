"""What the codes in the extracts mean, written down a second time by hand.

Nothing here is read from the program. A code that this count has never seen stops it,
so that no code is passed over in silence.
"""

from __future__ import annotations

from typing import NamedTuple

_AREAS = {
    "ATL": "ATLANTA",
    "BAL": "BALTIMORE",
    "BOS": "BOSTON",
    "BUF": "BUFFALO",
    "CHI": "CHICAGO",
    "DAL": "DALLAS",
    "DEN": "DENVER",
    "DET": "DETROIT",
    "ELP": "EL PASO",
    "HAL": "HARLINGEN",
    "HOU": "HOUSTON",
    "HQ": "HEADQUARTERS",
    "LOS": "LOS ANGELES",
    "MIA": "MIAMI",
    "NEW": "NEWARK",
    "NOL": "NEW ORLEANS",
    "NYC": "NEW YORK CITY",
    "NEW YORK": "NEW YORK CITY",
    "PHI": "PHILADELPHIA",
    "PHO": "PHOENIX",
    "SEA": "SEATTLE",
    "SFR": "SAN FRANCISCO",
    "SLC": "SALT LAKE CITY",
    "SNA": "SAN ANTONIO",
    "SND": "SAN DIEGO",
    "SPM": "ST. PAUL",
    "WAS": "WASHINGTON",
}
_SECTORS = {
    "BBT": "BIG BEND",
    "BLW": "BLAINE",
    "BUN": "BUFFALO",
    "DRT": "DEL RIO",
    "DTM": "DETROIT",
    "ELC": "EL CENTRO",
    "EPT": "EL PASO",
    "GFN": "GRAND FORKS",
    "HVM": "HAVRE",
    "HLT": "HOULTON",
    "LRT": "LAREDO",
    "MIP": "MIAMI",
    "NLL": "NEW ORLEANS",
    "RMY": "RAMEY",
    "RGV": "RIO GRANDE VALLEY",
    "SDC": "SAN DIEGO",
    "SPW": "SPOKANE",
    "SWB": "SWANTON",
    "TCA": "TUCSON",
    "YUM": "YUMA",
}


def area(text: str | None) -> str | None:
    """The office that an area of responsibility is, by its code or its name."""
    return _office(text, _AREAS, " AREA OF RESPONSIBILITY", "AREA")


def sector(text: str | None) -> str | None:
    """The office that a Border Patrol sector is, by its code or its name."""
    return _office(text, _SECTORS, " SECTOR", "SECTOR")


def field_office(text: str | None) -> str | None:
    """The office that a field office of CBP is, by its name."""
    return _office(text, {}, " FIELD OFFICE", "FIELD_OFFICE")


def _office(
    text: str | None, codes: dict[str, str], title: str, kind: str
) -> str | None:
    if text is None:
        return None
    name = text.upper().removesuffix(title)
    name = codes.get(name, name)
    if codes and name not in codes.values():
        raise LookupError(f"no {kind} {text}")
    return f"{name} {kind}".replace(".", "").replace(" ", "_")


_DISPOSITIONS = {
    "ABS": "ABSCONDER",
    "ADMDPT": "ADMINISTRATIVE DEPORTATION",
    "ADMIT": "ADMITTED",
    "AW": "OTHER",
    "B": "BAG AND BAGGAGE",
    "D": "DEPORTED",
    "DEF": "DEFERRED INSPECTION",
    "DTNR": "DETAINER",
    "ER": "EXPEDITED REMOVAL",
    "ER/CF": "EXPEDITED REMOVAL WITH CREDIBLE FEAR",
    "EX": "EXCLUSION",
    "FBUSC": "FOREIGN BORN USC",
    "FR": "FORMAL REMOVAL",
    "I": "I-210 VOLUNTARY DEPARTURE",
    "NAR": "NOT AMENABLE TO REMOVAL",
    "NIC": "NOT IN CUSTODY",
    "NTA": "NOTICE TO APPEAR (I-862)",
    "NTA/DT": "NOTICE TO APPEAR DETAINED (I-862)",
    "NTA/PD": "NOTICE TO APPEAR/PROSECUTORIAL DISCRETION",
    "P": "PAROLED",
    "PD": "PROSECUTORIAL DISCRETION",
    "REINST": "REINSTATEMENT OF DEPORT ORDER I-871",
    "REL": "RELEASED",
    "RELEASE": "RELEASED",
    "REL/PD": "RELEASED/PROSECUTORIAL DISCRETION",
    "T": "OTHER",
    "TOT": "TURNED OVER TO",
    "V": "VOLUNTARY RETURN",
    "VWPRM": "VWP REMOVAL",
    "WA/NTA": "WARRANT OF ARREST/NOTICE TO APPEAR",
    "WD": "WITHDRAWAL (I-275)",
    "WD/ER": "WITHDRAWAL IN LIEU OF ER",
    "WD/NTA": "WITHDRAWAL IN LIEU OF NTA",
    "(B)(3)": "REDACTED",
}


def disposition(text: str | None) -> str | None:
    """The words of a processing disposition, of its code or of the words themselves."""
    if text is None:
        return None
    said = " ".join(text.upper().split())
    words = _DISPOSITIONS.get(said, said)
    if words == said and "/" in said and len(said) < 8:
        raise LookupError(f"no disposition {text}")
    return words


class Discretion(NamedTuple):
    """What was done, at which point of the process, and what that did."""

    act: str
    stage: str
    effect: str


BY_DISPOSITION = {
    "PROSECUTORIAL DISCRETION": Discretion("NOT_ISSUE_NTA", "ENCOUNTER", "NOT_PLACED"),
    "RELEASED/PROSECUTORIAL DISCRETION": Discretion(
        "RELEASE", "ENCOUNTER", "NOT_PLACED"
    ),
    "NOTICE TO APPEAR/PROSECUTORIAL DISCRETION": Discretion(
        "RELEASE", "ENCOUNTER", "OTHER"
    ),
}
BY_COMPLETION = dict.fromkeys("MY", Discretion("CLOSE", "COURT", "TAKEN_OUT"))
BY_BOARD_DECISION = {
    "APD": Discretion("CLOSE", "APPEAL", "TAKEN_OUT"),
    "TPD": Discretion("TERMINATE", "APPEAL", "TAKEN_OUT"),
    "WPD": Discretion("WITHDRAW_APPEAL", "APPEAL", "TAKEN_OUT"),
}
BY_COURT_ACTION = {
    "NTA NOT FILED": Discretion("NOT_ISSUE_NTA", "COURT", "NOT_PLACED"),
    "NTA CANCELED": Discretion("CANCEL_NTA", "COURT", "TAKEN_OUT"),
    "ADMINISTRATIVE CLOSURE": Discretion("CLOSE", "COURT", "TAKEN_OUT"),
    "DISMISSAL": Discretion("DISMISS", "COURT", "TAKEN_OUT"),
    "TERMINATION": Discretion("TERMINATE", "COURT", "TAKEN_OUT"),
    "APPEAL WAIVED": Discretion("WITHDRAW_APPEAL", "APPEAL", "TAKEN_OUT"),
    "APPEAL WITHDRAWN": Discretion("WITHDRAW_APPEAL", "APPEAL", "TAKEN_OUT"),
    "STAY OF REMOVAL": Discretion("STAY", "POST_ORDER", "OTHER"),
}
DEFERRED_AFTER_ORDER = Discretion("DEFER", "POST_ORDER", "TAKEN_OUT")
GRANTED = Discretion("DEFER", "BENEFIT", "NOT_PLACED")
ELIGIBLE_AND_RELEASED = Discretion("RELEASE", "ENCOUNTER", "NOT_PLACED")

CBP_AGENCIES = {"CBP", "USBP", "BORDER PATROL", "OFO", "U.S. BORDER PATROL"}

REQUEST_DECISIONS = {
    "APPROVED": "APPROVED",
    "GRANTED": "APPROVED",
    "DENIED": "DENIED",
    "WITHDRAWN": "WITHDRAWN",
    "REJECTED": "REJECTED",
    "DENIED, TERMINATED, OR WITHDRAWN": "NOT_SEPARABLE",
}
CHARGE_STATUSES = {
    "PENDING": "CHARGED",
    "CHARGED": "CHARGED",
    "CONVICTED": "CONVICTED",
    "DISMISSED": "DISMISSED",
    "OVERTURNED": "OVERTURNED",
}
