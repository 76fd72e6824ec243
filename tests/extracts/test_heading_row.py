from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from discretion.extracts import Refusal, find
from discretion.extracts.heading_row import HeadingRow, find_headings
from discretion.extracts.text import survey

KNOWN = {"day", "sector", "age"}


def headings(path: Path) -> HeadingRow:
    (found,) = find([path])
    return find_headings(survey(found), lambda cells: len(KNOWN & set(cells)))


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_found_from_the_headings(
    put: Callable[..., Path], delimiter: str, line_end: str
) -> None:
    top = delimiter.join(("day", "sector", '"a,;|\t"')) + line_end
    row = headings(put("a.csv", f"{top}1{delimiter}2{delimiter}3"))
    assert row == HeadingRow(1, ("day", "sector", "a,;|\t"), delimiter, len(top))


def test_banner_rows_stand_above_the_headings(put: Callable[..., Path]) -> None:
    banner = 'Report,of,three\r\n\r\n"by sector,\r\nand age",,\r\n'
    path = put("a.csv", f"{banner}day,sector,age\r\n1,2,3\r\n")
    assert headings(path) == HeadingRow(
        4, ("day", "sector", "age"), ",", len(banner) + len("day,sector,age\r\n")
    )


def test_the_row_that_is_known_best_holds_the_headings(
    put: Callable[..., Path],
) -> None:
    path = put("a.csv", "day,sector,x\nday,sector,age\nday,sector,age\n")
    assert headings(path).row == 2


def test_one_known_word_is_not_enough(put: Callable[..., Path]) -> None:
    with pytest.raises(Refusal) as refused:
        headings(put("a.csv", "day,weather\n2013-01-01,rain\n"))
    assert str(refused.value) == (
        "a.csv: none of its first 30 rows holds known headings "
        "(see docs/layouts.md for those)"
    )


def test_headings_below_the_thirtieth_row_are_not_looked_for(
    put: Callable[..., Path],
) -> None:
    assert headings(put("a.csv", "\n" * 29 + "day,sector\n")).row == 30
    with pytest.raises(Refusal, match="none of its first 30 rows"):
        headings(put("b.csv", "\n" * 30 + "day,sector\n"))


def test_a_banner_cell_of_megabytes_is_no_heading(put: Callable[..., Path]) -> None:
    with pytest.raises(Refusal, match="none of its first 30 rows"):
        headings(put("a.csv", "x" * 2_000_000 + "\nday,sector\n"))
