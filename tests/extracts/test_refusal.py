from __future__ import annotations

from discretion.extracts.refusal import Refusal, quoted


def test_a_value_is_shown_in_quotes() -> None:
    assert quoted("31/02/2013") == '"31/02/2013"'


def test_letters_of_any_language_are_shown_as_they_are() -> None:
    assert quoted("MUÑOZ 李") == '"MUÑOZ 李"'


def test_what_would_break_the_line_or_drive_a_terminal_is_escaped() -> None:
    assert quoted("a\nb\x1b[2J\u2028") == '"a\\nb\\x1b[2J\\u2028"'


def test_a_long_value_is_cut() -> None:
    assert quoted("x" * 81) == '"' + "x" * 80 + '…"'


def test_a_refusal_is_one_line_whatever_is_named_in_it() -> None:
    assert str(Refusal("a\n\x1b[31m.csv: is empty")) == "a\\n\\x1b[31m.csv: is empty"
