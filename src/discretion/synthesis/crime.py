"""Kinds of crime: how common, how grave, and the codes that stand for each.

The gravest kind of a person's convictions is the most serious one. A charge code begins
with the number of the category; the last two characters tell the kinds within it apart.
"""

from __future__ import annotations

from typing import NamedTuple

from discretion.synthesis.chance import Odds


class Crime(NamedTuple):
    """A kind of crime.

    `gravity` ranks it, 1 the gravest; `felonies` is the share charged as felonies. The
    category is empty where charges name none.
    """

    category: str
    codes: tuple[str, ...]
    gravity: int
    felonies: float
    violent: bool = False


CRIMES = Odds(
    {
        Crime("Traffic Offenses", ("5404", "5499"), 13, 0.05): 0.27,
        Crime("Assault", ("1313", "1399", "13AB"), 6, 0.3, violent=True): 0.15,
        Crime("Dangerous Drugs", ("3532", "3599", "35AB"), 4, 0.6): 0.10,
        Crime("Immigration", ("0301", "03AB"), 11, 0.3): 0.07,
        Crime(
            "Obstructing Judiciary, Congress, Legislature, Etc.", ("5015",), 10, 0.1
        ): 0.06,
        Crime("Larceny", ("2399",), 9, 0.2): 0.06,
        Crime("Sexual Assault", ("1199",), 2, 0.9, violent=True): 0.04,
        Crime("Burglary", ("2299",), 5, 0.7, violent=True): 0.04,
        Crime("Public Peace", ("5311", "5399"), 14, 0.02): 0.04,
        Crime("Weapon Offenses", ("5203", "5299"), 7, 0.5, violent=True): 0.03,
        Crime("Fraudulent Activities", ("2699",), 8, 0.5): 0.03,
        Crime("Stolen Vehicle", ("2404",), 9, 0.5): 0.02,
        Crime("Robbery", ("1299",), 3, 0.9, violent=True): 0.02,
        Crime("Liquor", ("4199",), 15, 0.02): 0.02,
        Crime("Homicide", ("0999", "09AA"), 1, 1.0, violent=True): 0.01,
        Crime("", (), 16, 0.1): 0.04,
    }
)
"""Kinds of crime, by how often they are charged."""

AGGRAVATED = 5
"""A felony of this gravity or more is taken for an aggravated one."""

IMMIGRATION, FRAUD = "Immigration", "Fraudulent Activities"
"""Categories that are grounds of a detainer of their own."""
