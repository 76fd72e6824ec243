from __future__ import annotations

import re
from pathlib import Path

import pytest

from discretion.facts_file import FactsRefusal
from discretion.glossary import Term, find, read, terms

ROOT = Path(__file__).parents[2]

WORDS = """
prosecutorial discretion, deferred action, DACA, removal, return, encounter,
apprehension, release, release from custody, relief, alien, removable alien,
cause of removability, referral, instance, record, person, fiscal year, later offense,
charge, conviction, detainer, notice to appear, administrative closure,
expedited removal, stay, recidivism, at risk, censoring, cumulative incidence, at least,
component, basis, stage, effect
"""

GOOD = """
[[terms]]
term = "one"
definition = "The first."
authority = "Invented for this test."
see_also = ["Two"]

[[terms]]
term = "two"
also_called = ["second"]
definition = "The second."
authority = "Invented for this test."
"""


def named(name: str) -> Term:
    (found,) = find([name])
    return found


def readme() -> dict[str, str]:
    """The README's words, with what they mean there."""
    text = (ROOT / "README.md").read_text().partition("## Words")[2]
    table = text.partition("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    return {
        word: means.replace("*", "")
        for word, means in rows
        if word not in ("word", "---")
    }


@pytest.mark.shows("F104")
@pytest.mark.parametrize("word", [one.strip() for one in WORDS.split(",")])
def test_every_word_of_the_field_is_defined(word: str) -> None:
    assert named(" ".join(word.split())).definition


@pytest.mark.shows("F104")
@pytest.mark.parametrize("word", readme())
def test_the_readme_and_the_glossary_agree(word: str) -> None:
    definition = named(word).definition
    assert definition.casefold().startswith(readme()[word].casefold())


@pytest.mark.shows("F011")
def test_an_alien_is_who_the_law_says() -> None:
    alien = named("alien")
    assert "not a citizen or national of the United States" in alien.definition
    assert "101(a)(3)" in alien.authority


def test_definitions_are_sentences_with_an_authority() -> None:
    for one in terms():
        assert re.fullmatch(r"[A-Z].*\.", one.definition)
        assert one.authority.endswith(".")
        assert one.term not in one.see_also


def test_words_are_found_by_abbreviation_and_in_any_case() -> None:
    found = find(["pd", "NTA", "Fiscal  Year", "no such word"])
    assert [one.term for one in found] == [
        "fiscal year",
        "notice to appear",
        "prosecutorial discretion",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"second"', '"One"', 'two: "one" stands twice (define each word once)'),
        ('["Two"]', '["three"]', "one see_also: no term three (define it)"),
        ("authority", "source", "terms[1].authority: missing (write a text in quotes)"),
    ],
)
def test_a_slip_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (tmp_path / "slip.toml").write_text(GOOD.replace(old, new, 1))
    with pytest.raises(FactsRefusal) as refused:
        read(tmp_path / "slip.toml")
    assert str(refused.value) == f"slip.toml {said}"
