from __future__ import annotations

import pytest

from discretion import access
from discretion.codes.removability import GROUNDS, RemovabilityCause, ground_of
from tests.graph.asking import ask


@pytest.mark.shows("F012")
@pytest.mark.parametrize(
    ("section", "cause"),
    [
        ("212a6Ai", "UNLAWFUL_ENTRY"),
        ("212(a)(6)(A)(i)", "UNLAWFUL_ENTRY"),
        ("INA", None),
        ("212(a)(9)(C)(i)(II)", "UNLAWFUL_ENTRY"),
        ("212a7AiI", "OTHER"),
        ("212a9Aii", "OTHER"),
        ("212a2AiI", "CRIME"),
        ("237a2Aiii", "CRIME"),
        ("237a2Bi", "CRIME"),
        ("237a1B", "OTHER"),
        ("212a3Bi", "NATIONAL_SECURITY"),
        ("237a4B", "NATIONAL_SECURITY"),
        ("237a4Ai", "NATIONAL_SECURITY"),
        ("237a4Aii", "PUBLIC_SAFETY"),
        ("237a4Aiii", "NATIONAL_SECURITY"),
        ("241b3", None),
        ("", None),
    ],
)
def test_the_section_of_a_charge_tells_the_cause(
    section: str, cause: str | None
) -> None:
    ground = ground_of(section)
    assert (ground.cause.value if ground else None) == cause


@pytest.mark.shows("F012")
def test_every_cause_has_a_section_and_every_section_is_its_own() -> None:
    assert {one.cause for one in GROUNDS} == set(RemovabilityCause)
    for one in GROUNDS:
        assert ground_of(one.section) is ground_of(one.code) is one


@pytest.mark.shows("F012")
async def test_grounds_are_asked_for_with_their_authority(door: access.Door) -> None:
    found = await ask(
        door, "{ removabilityGrounds { section code cause meaning authority } }"
    )
    grounds = {one["code"]: one for one in found["removabilityGrounds"]}
    assert len(grounds) == len(GROUNDS)
    assert grounds["237a2Aiii"] == {
        "section": "237(a)(2)(A)(iii)",
        "code": "237a2Aiii",
        "cause": "CRIME",
        "meaning": "Convicted of an aggravated felony.",
        "authority": "Immigration and Nationality Act, section 237(a)(2)(A)(iii).",
    }
