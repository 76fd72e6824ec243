"""NCIC offense categories, as criminal histories name them.

Source: the charges of published I-213 forms.
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
