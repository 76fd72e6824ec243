"""What a requestor shows of school or service (Form I-821D)."""

from __future__ import annotations

from collections.abc import Mapping

from discretion.record import Word


class EducationOrService(Word):
    """What a requestor shows of school or service."""

    IN_SCHOOL = "IN_SCHOOL", "In school."
    GRADUATED = "GRADUATED", "Finished high school, or holds a certificate of it."
    GED = "GED", "Passed a test of general education."
    HONORABLY_DISCHARGED = (
        "HONORABLY_DISCHARGED",
        "Honorably discharged from the armed forces or the Coast Guard.",
    )
    NONE = "NONE", "None of these, as the requestor says."


EDUCATIONS: Mapping[str, EducationOrService] = {
    **{one.value: one for one in EducationOrService},
    **{one.value.replace("_", " "): one for one in EducationOrService},
}
"""Raw words to what is shown."""
