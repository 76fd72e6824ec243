"""How a criterion is tested: a closed list of tests, each with its parameters.

Which test a criterion takes stands in its policy's file; how a test reads what is known
of a person is written once, for every policy that names it.
"""

from __future__ import annotations

from discretion.record import Word


class CriterionTest(Word):
    """How it is tested whether a person meets a criterion."""

    ARRIVED_UNDER_AGE = (
        "ARRIVED_UNDER_AGE",
        "Arrived before the birthday on which the person reached an age.",
    )
    RESIDED_SINCE = (
        "RESIDED_SINCE",
        "Has resided continuously since a day or longer, and was not removed from then "
        "until another day.",
    )
    EDUCATED_OR_SERVED = (
        "EDUCATED_OR_SERVED",
        "Is in school, has finished it, or was honorably discharged.",
    )
    NO_CRIME_OR_THREAT = (
        "NO_CRIME_OR_THREAT",
        "No grave, significant or third conviction and no sign of a threat; silence "
        "passes only where criminal histories cover everyone.",
    )
    BORN_ON_OR_AFTER = "BORN_ON_OR_AFTER", "Was born on a day or after it."

    @property
    def parameters(self) -> frozenset[str]:
        """The keys that a criterion with this test must have."""
        return frozenset(_PARAMETERS.get(self.name, ()))


_PARAMETERS = {
    "ARRIVED_UNDER_AGE": ("age",),
    "RESIDED_SINCE": ("day", "until"),
    "NO_CRIME_OR_THREAT": ("categories",),
    "BORN_ON_OR_AFTER": ("day",),
}
