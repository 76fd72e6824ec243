"""NCIC offense categories: by name in criminal histories, by number in charge codes.

A charge code has four characters, of which the first two number the category; ICE puts
letters of its own in the others. Spreadsheets lose its leading zero: `301` is `0301`.
Source: the charges of published I-213 forms; the numbers of NCIC's offense codes.
"""

from __future__ import annotations

from collections.abc import Mapping

NCIC_CATEGORIES: Mapping[str, str] = {
    name: name
    for name in (
        "Arson",
        "Assault",
        "Bribery",
        "Burglary",
        "Commercialized Sexual Offenses",
        "Conservation",
        "Damage Property",
        "Dangerous Drugs",
        "Extortion",
        "Family Offenses",
        "Flight - Escape",
        "Forgery",
        "Fraudulent Activities",
        "Gambling",
        "General Crimes",
        "Health - Safety",
        "Homicide",
        "Immigration",
        "Invasion of Privacy",
        "Juvenile Offenders",
        "Kidnapping",
        "Larceny",
        "Liquor",
        "Obscenity",
        "Obstructing Judiciary, Congress, Legislature, Etc.",
        "Obstructing the Police",
        "Public Peace",
        "Robbery",
        "Sex Offenses (Not Involving Assault or Commercialized Sex)",
        "Sexual Assault",
        "Smuggling",
        "Stolen Property",
        "Stolen Vehicle",
        "Tax Revenue",
        "Threat",
        "Traffic Offenses",
        "Weapon Offenses",
    )
}
"""Category name to itself: the source sends names, not numbers."""

_BY_NUMBER: Mapping[str, str] = {
    "01": "Sovereignty",
    "02": "Military",
    "03": "Immigration",
    "09": "Homicide",
    "10": "Kidnapping",
    "11": "Sexual Assault",
    "12": "Robbery",
    "13": "Assault",
    "14": "Abortion",
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
    "37": "Obscenity",
    "38": "Family Offenses",
    "39": "Gambling",
    "40": "Commercialized Sexual Offenses",
    "41": "Liquor",
    "42": "Drunk",
    "48": "Obstructing the Police",
    "49": "Flight - Escape",
    "50": "Obstructing Judiciary, Congress, Legislature, Etc.",
    "51": "Bribery",
    "52": "Weapon Offenses",
    "53": "Public Peace",
    "54": "Traffic Offenses",
    "55": "Health - Safety",
    "56": "Civil Rights",
    "57": "Invasion of Privacy",
    "58": "Smuggling",
    "59": "Election Laws",
    "60": "Antitrust",
    "61": "Tax Revenue",
    "62": "Conservation",
    "63": "Vagrancy",
    "70": "General Crimes",
    "71": "Property Crimes",
    "72": "Morals",
    "73": "Public Order Crimes",
    "99": "General Crimes",
}

CHARGE_CATEGORIES: Mapping[str, str] = _BY_NUMBER
"""First two characters of a charge code to the category."""

CHARGE_DIGITS = 4
"""Characters of a charge code."""

CATEGORY_DIGITS = 2
"""How many of them name the category."""

CHARGE_CODE_AS_DATE = r"[0-9]{3,4}|[0-9]{2}[A-Z]{2}"
"""What published extracts mostly hold where the day of the charge should be."""
