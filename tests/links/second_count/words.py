"""The words that raw texts stand for: countries, crimes, categories, release reasons.

Also written by hand. Texts that need no other words stand as they are.
"""

from __future__ import annotations

_COUNTRIES = {
    "BRAZI": "Brazil",
    "BURMA": "Burma",
    "CHINA": "China, People's Republic of",
    "CHINA, PEOPLES REPUBLIC OF": "China, People's Republic of",
    "COLOM": "Colombia",
    "CUBA": "Cuba",
    "ECUAD": "Ecuador",
    "GUATE": "Guatemala",
    "HONDU": "Honduras",
    "MEXIC": "Mexico",
    "MYANMAR": "Burma",
    "PERU": "Peru",
    "PHILI": "Philippines",
    "SALVA": "El Salvador",
    "VIET NAM": "Vietnam",
    "VIETN": "Vietnam",
}
_SMALL = {"OF": "of", "AND": "and"}

UNCOOPERATIVE = {
    "Burma",
    "Cambodia",
    "China, People's Republic of",
    "Cuba",
    "Eritrea",
    "Guinea",
    "Hong Kong",
    "Iran",
    "Laos",
    "Morocco",
    "South Sudan",
    "Vietnam",
}
"""The countries on ICE's list of 16 May 2017."""


def country(text: str | None) -> str | None:
    """A country's name in mixed case, of its code or its name in any case."""
    if text is None:
        return None
    said = " ".join(text.upper().split())
    words = said.split(" ")
    return _COUNTRIES.get(said) or " ".join(
        _SMALL.get(word, word.capitalize()) for word in words
    )


_CRIMES = {
    "03": "Immigration",
    "09": "Homicide",
    "10": "Kidnapping",
    "11": "Sexual Assault",
    "12": "Robbery",
    "13": "Assault",
    "20": "Arson",
    "21": "Extortion",
    "22": "Burglary",
    "23": "Larceny",
    "24": "Stolen Vehicle",
    "25": "Forgery",
    "26": "Fraudulent Activities",
    "27": "Embezzlement",
    "28": "Stolen Property",
    "29": "Damage Property",
    "35": "Dangerous Drugs",
    "36": "Sex Offenses (Not Involving Assault or Commercialized Sex)",
    "38": "Family Offenses",
    "40": "Commercialized Sexual Offenses",
    "41": "Liquor",
    "42": "Drunk",
    "48": "Obstructing the Police",
    "49": "Flight - Escape",
    "50": "Obstructing Judiciary, Congress, Legislature, Etc.",
    "52": "Weapon Offenses",
    "53": "Public Peace",
    "54": "Traffic Offenses",
    "55": "Health - Safety",
    "57": "Invasion of Privacy",
    "58": "Smuggling",
    "70": "General Crimes",
    "73": "Public Order Crimes",
    "99": "General Crimes",
}


def charge_code(text: str | None) -> str | None:
    """A charge code in four characters: spreadsheets lose the zeros on its left."""
    return text and (text.zfill(4) if text.isdigit() else text)


def crime(code: str) -> str:
    """The category of a charge code, which its first two characters number."""
    return _CRIMES[code[:2]]


_CATEGORIES = {
    "5D": "Final Order of Deportation / Removal - Deferred Action Granted",
    "5F": "Unable to Obtain Travel Document",
}


def is_category(text: str | None, code: str) -> bool:
    """Whether a case stands in that category, however much of it is written."""
    words = _CATEGORIES[code]
    written = (f"[{code}] {words}", f"[{code}]", code)
    return text is not None and text.upper() in {one.upper() for one in written}


NO_LIKELIHOOD_OF_REMOVAL = "Order of Supervision - No SLRRFF"

_REASONS = {
    "U.S. Marshals or other agency (explain in Detention Comments)": (
        "U.S. Marshals or other agency"
    )
}


def release_reason(text: str | None) -> str | None:
    """Why a detention ended."""
    return text and _REASONS.get(text, text)


def criminality(text: str | None) -> str | None:
    """One of the three classes, without its number."""
    return text and text[2:].title()
