"""Causes of removability, and the sections of the law whose charges name them.

A charge cites a paragraph of section 212(a) of the Immigration and Nationality Act, for
people who were not admitted, or 237(a), for people who were. Extracts write it closed
up, as 212a6Ai, and laws with brackets, as 212(a)(6)(A)(i): both are read.
"""

from __future__ import annotations

import dataclasses
import re

from discretion.record import Word


class RemovabilityCause(Word):
    """Why an alien may be removed, as the audit report names the causes."""

    UNLAWFUL_ENTRY = (
        "UNLAWFUL_ENTRY",
        "Entered without inspection, or came back after removal without permission.",
    )
    CRIME = "CRIME", "Convicted of a crime, or admitting one, that the law names."
    NATIONAL_SECURITY = (
        "NATIONAL_SECURITY",
        "Espionage, terrorism, or another danger to the nation.",
    )
    PUBLIC_SAFETY = (
        "PUBLIC_SAFETY",
        "Criminal activity that endangers public safety, convicted or not.",
    )
    OTHER = (
        "OTHER",
        "A cause that the audit report does not name, such as an overstay or missing "
        "documents.",
    )


@dataclasses.dataclass(frozen=True)
class RemovabilityGround:
    """A paragraph of the law, the cause it names, and what it says in our own words.

    It stands for every paragraph below it that has no ground of its own.
    """

    section: str
    cause: RemovabilityCause
    meaning: str

    @property
    def code(self) -> str:
        """The section as extracts write it, such as 212a6Ai."""
        return re.sub(r"[()]", "", self.section)

    @property
    def authority(self) -> str:
        """The law that says so."""
        return f"Immigration and Nationality Act, section {self.section}."


_Cause = RemovabilityCause

GROUNDS: tuple[RemovabilityGround, ...] = tuple(
    RemovabilityGround(section, cause, meaning)
    for section, cause, meaning in (
        ("212(a)", _Cause.OTHER, "Inadmissible, for any reason listed."),
        ("212(a)(2)", _Cause.CRIME, "Inadmissible on account of crime."),
        ("212(a)(3)", _Cause.NATIONAL_SECURITY, "Inadmissible for security reasons."),
        (
            "212(a)(6)(A)",
            _Cause.UNLAWFUL_ENTRY,
            "Present without having been admitted or paroled.",
        ),
        (
            "212(a)(6)(A)(i)",
            _Cause.UNLAWFUL_ENTRY,
            "Present without having been admitted or paroled, or arrived at a place "
            "that is no port of entry.",
        ),
        (
            "212(a)(7)(A)(i)(I)",
            _Cause.OTHER,
            "Asks to immigrate without a valid visa or other document.",
        ),
        (
            "212(a)(9)(A)(ii)",
            _Cause.OTHER,
            "Asks to be admitted too soon after removal.",
        ),
        (
            "212(a)(9)(C)",
            _Cause.UNLAWFUL_ENTRY,
            "Came back without admission, after removal or long unlawful presence.",
        ),
        ("237(a)", _Cause.OTHER, "Deportable, for any reason listed."),
        (
            "237(a)(1)(B)",
            _Cause.OTHER,
            "Present in violation of law, as after the end of a visa.",
        ),
        ("237(a)(2)", _Cause.CRIME, "Deportable on account of crime."),
        ("237(a)(2)(A)(iii)", _Cause.CRIME, "Convicted of an aggravated felony."),
        ("237(a)(4)", _Cause.NATIONAL_SECURITY, "Deportable for security reasons."),
        (
            "237(a)(4)(A)(ii)",
            _Cause.PUBLIC_SAFETY,
            "Criminal activity that endangers public safety or national security.",
        ),
    )
)
"""Sections with the cause each names; those of a longer section go before."""

_PARTS = re.compile(
    r"(?P<section>\d{3})(?P<paragraph>[a-z])(?P<number>\d+)?(?P<letter>[A-Z])?"
    r"(?P<clause>[ivx]+)?(?P<subclause>[IVX]+)?"
)


def ground_of(section: str) -> RemovabilityGround | None:
    """The ground that a charge's section falls under.

    None where it is no section of the law, or not one of those that make removable.
    """
    asked = _parts(section)
    while asked:
        if asked in _BY_PARTS:
            return _BY_PARTS[asked]
        asked = asked[:-1]
    return None


def _parts(section: str) -> tuple[str, ...]:
    """A section's parts, outermost first; none where it cannot be read."""
    closed_up = re.sub(r"[()\s]", "", section)
    found = _PARTS.fullmatch(closed_up)
    return tuple(part for part in found.groups() if part) if found else ()


_BY_PARTS = {_parts(ground.section): ground for ground in GROUNDS}
