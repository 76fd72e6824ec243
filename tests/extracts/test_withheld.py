from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discretion.extracts.sql import literal
from discretion.extracts.withheld import WITHHELD, WITHHELD_NAME, text

Ask = Callable[[str], list[tuple[Any, ...]]]

EXEMPTIONS = [
    "(b)(6)",
    "(B)(6)",
    "(b)(7)(C)",
    "(b)(3) (b)(6) (b)(7)(c)",
    "(b)(6), (b)(7)(C)",
    "(b)(6);(b)(7)(c)",
    "(b) (6) & (b) (7)(c)",
    "b(6), b(7)c",
    "b6",
    "b6/b7c",
    "B7E",
]

SOMETHING = [
    "B1",
    "B2",
    "b",
    "(b)",
    "6",
    "b66",
    "(b)(6) MEXICO",
    "NAME",
    "NULLA",
    "-",
    ".",
]


def read(
    ask: Ask, raw: str, withheld: str = WITHHELD, codes: tuple[str, ...] = ()
) -> Any:
    said = text(0, withheld, codes)
    return ask(f"select {said} from (select {literal(raw)} as cell_0)")[0][0]


@pytest.mark.parametrize(
    "raw", ["", "  ", "null", "NULL", "Null", "NA", "n/a", "#N/A", "IIDS ETL NULL"]
)
def test_words_for_nothing_are_null(ask: Ask, raw: str) -> None:
    assert read(ask, raw) is None
    assert read(ask, f" {raw}\t") is None


@pytest.mark.parametrize("raw", EXEMPTIONS)
def test_exemptions_are_null_everywhere(ask: Ask, raw: str) -> None:
    assert read(ask, raw) is None
    assert read(ask, raw, WITHHELD_NAME) is None


@pytest.mark.parametrize("raw", SOMETHING)
def test_what_only_looks_like_one_stands(ask: Ask, raw: str) -> None:
    assert read(ask, raw) == raw
    assert read(ask, raw, WITHHELD_NAME) == raw


def test_na_and_null_are_surnames(ask: Ask) -> None:
    names = ["NA", "Na", "Null", "null", "NULL", "N/A", "(b)(6)", ""]
    assert [read(ask, name, WITHHELD_NAME) for name in names] == [
        *("NA", "Na", "Null", None, None, None, None, None)
    ]


def test_a_listed_code_stands_whatever_it_looks_like(ask: Ask) -> None:
    codes = ("NA", "(B)(3)", "PD")
    raws = ["NA", "na ", "(b)(3)", "(b)(6)", "N/A", "PD", ""]
    assert [read(ask, raw, codes=codes) for raw in raws] == [
        *("NA", "na", "(b)(3)", None, None, "PD", None)
    ]


def test_spaces_of_every_kind_are_trimmed(ask: Ask) -> None:
    assert read(ask, "\ufeff\u00a0 \t a  b\r\n\u200b") == "a  b"
