from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discretion.synthesis import misspelling
from discretion.synthesis.chance import Chance
from discretion.synthesis.names import SURNAMES

_NAMES = st.sampled_from(SURNAMES.values)


@given(_NAMES, st.integers())
def test_a_mistyped_name_keeps_its_length_but_for_one_letter(
    name: str, seed: int
) -> None:
    mistyped = misspelling.mistyped(name, Chance(seed))
    assert abs(len(mistyped) - len(name)) <= 1
    assert mistyped.isalpha()


def test_a_name_is_mistyped_in_four_ways() -> None:
    chance = Chance("slips")
    lengths = {len(misspelling.mistyped("CRUZ", chance)) for _ in range(99)}
    same = {misspelling.mistyped("CRUZ", chance) for _ in range(999)}
    assert lengths == {3, 4, 5}
    assert {"CUZ", "CRRUZ", "RCUZ", "CRQZ"} <= same


def test_a_single_letter_is_not_mistyped() -> None:
    assert misspelling.mistyped("O", Chance(1)) == "O"


def test_a_name_by_ear_has_one_sound_written_otherwise() -> None:
    chance = Chance("ears")
    heard = {misspelling.by_ear("VILLA", chance) for _ in range(99)}
    assert heard == {"BILLA", "VIYA"}


def test_a_name_by_scanner_has_one_letter_taken_for_another() -> None:
    chance = Chance("scans")
    read = {misspelling.by_scanner("LUNA", chance) for _ in range(99)}
    assert read == {"IUNA", "LVNA"}


def test_a_name_that_cannot_be_misheard_stays() -> None:
    assert misspelling.by_ear("ANA", Chance(1)) == "ANA"
