"""Gender, as components write it."""

from __future__ import annotations

from collections.abc import Mapping

from discretion.record import Word


class Gender(Word):
    """Gender as recorded."""

    FEMALE = "FEMALE", "Female."
    MALE = "MALE", "Male."
    UNKNOWN = "UNKNOWN", "Recorded as unknown."


GENDERS: Mapping[str, Gender] = {
    "F": Gender.FEMALE,
    "FEMALE": Gender.FEMALE,
    "M": Gender.MALE,
    "MALE": Gender.MALE,
    "U": Gender.UNKNOWN,
    "UNKNOWN": Gender.UNKNOWN,
}
"""C3 writes letters, ELIS and the enforcement systems write words."""
