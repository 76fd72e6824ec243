from __future__ import annotations

from pathlib import Path

import pytest

from discretion.facts_file import FactsRefusal, FactsTable, read_facts
from discretion.record import Component


def table(tmp_path: Path, text: str) -> FactsTable:
    (tmp_path / "facts.toml").write_text(text, encoding="utf-8")
    return read_facts(tmp_path / "facts.toml")


def test_values_are_taken_by_kind_and_texts_lose_their_line_breaks(
    tmp_path: Path,
) -> None:
    facts = table(tmp_path, 'text = """\none\n  two"""\nnumber = 7\nby = "ICE"')
    assert facts.take("text", str) == "one two"
    assert facts.take("number", int) == 7
    assert facts.word("by", Component) is Component.ICE
    assert facts.may("absent", bool) is None
    facts.done()


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("key = true", int, "facts.toml key: True is not a whole number (correct it)"),
        ("key = 1", bool, "facts.toml key: 1 is not true or false (correct it)"),
        ("key = 1.5", int, "facts.toml key: 1.5 is not a whole number (correct it)"),
        ("", int, "facts.toml key: missing (write a whole number)"),
    ],
)
def test_a_value_of_another_kind_is_refused(
    tmp_path: Path, text: str, kind: type, said: str
) -> None:
    with pytest.raises(FactsRefusal) as refused:
        table(tmp_path, text).take("key", kind)
    assert str(refused.value) == said


def test_a_key_that_nobody_takes_is_refused(tmp_path: Path) -> None:
    facts = table(tmp_path, "known = 1\nother = 2")
    facts.take("known", int)
    with pytest.raises(FactsRefusal, match=r"other: unknown key \(known are known\)"):
        facts.done()
