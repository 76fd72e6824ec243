"""The agencies of the Department that enforce immigration law, and their parts.

Which of them exercise discretion, what each does, and why one is left out.
"""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True)
class Agency:
    """An agency, or a part of one; ``reason`` says why where it is out of scope."""

    name: str
    title: str
    part_of: str | None
    role: str
    in_scope: bool = True
    reason: str | None = None


AGENCIES: tuple[Agency, ...] = (
    Agency(
        "DHS",
        "Department of Homeland Security",
        None,
        "Sets policy on the use of prosecutorial discretion for its components.",
    ),
    Agency(
        "ICE",
        "U.S. Immigration and Customs Enforcement",
        "DHS",
        "Arrests, detains, prosecutes and removes; decides on discretion at each step.",
    ),
    Agency(
        "ERO",
        "Enforcement and Removal Operations",
        "ICE",
        "Officers who arrest, detain, release and remove.",
    ),
    Agency(
        "OPLA",
        "Office of the Principal Legal Advisor",
        "ICE",
        "Attorneys who prosecute, close or dismiss cases in immigration court.",
    ),
    Agency(
        "CBP",
        "U.S. Customs and Border Protection",
        "DHS",
        "Meets people at and near the border; may release those eligible for DACA.",
    ),
    Agency(
        "USBP",
        "Office of Border Patrol",
        "CBP",
        "Agents who apprehend between ports of entry.",
    ),
    Agency(
        "OFO",
        "Office of Field Operations",
        "CBP",
        "Officers who inspect at ports of entry.",
    ),
    Agency(
        "USCIS",
        "U.S. Citizenship and Immigration Services",
        "DHS",
        "Decides requests for deferred action.",
    ),
    Agency(
        "USCG",
        "U.S. Coast Guard",
        "DHS",
        "Interdicts people at sea.",
        in_scope=False,
        reason="It interdicts people before they enter the country, and so does not "
        "exercise prosecutorial discretion over their removal.",
    ),
    Agency(
        "PLCY",
        "Office of Policy",
        "DHS",
        "Looks after the Department's policy on discretion; reads across components.",
        in_scope=False,
        reason="It decides about nobody: it reads what the components record.",
    ),
    Agency(
        "OIS",
        "Office of Immigration Statistics",
        "DHS",
        "Publishes enforcement statistics; reads across components.",
        in_scope=False,
        reason="It decides about nobody: it reads what the components record.",
    ),
)
"""Every agency, each after the one it is part of."""
