from __future__ import annotations

import csv
import io
import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discretion.extracts import Found, Refusal, delimited
from discretion.extracts.heading_row import HeadingRow
from discretion.extracts.text import PIECE, Text, survey

Rows = list[tuple[int, list[str]]]


class Pieces(Text):
    """Text that comes in pieces as small as one likes."""

    def __init__(self, pieces: Iterable[str]) -> None:
        super().__init__(Found(Path("a.csv"), "a.csv"), "", "", "")
        object.__setattr__(self, "given", list(pieces))

    def pieces(self) -> Iterator[str]:
        given: list[str] = self.__dict__["given"]
        yield from given


def rows(text: Text, delimiter: str = ",", width: int = 3, row: int = 1) -> Rows:
    """Every row, whole or ragged, in order."""
    found: Rows = []
    headings = HeadingRow(row, ("",) * width, delimiter, 0)
    for block in delimited.blocks(text, headings):
        columns = [column.to_pylist() for column in block.rows.columns]
        whole = [(number, list(cells)) for number, *cells in zip(*columns, strict=True)]
        assert all(len(cells) != width for _, cells in block.ragged)
        found += sorted(whole + block.ragged)
    return found


def as_csv_reads(text: str, delimiter: str = ",", row: int = 1) -> Rows:
    """The same by the standard library, which numbers blank rows too."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [(number, cells) for number, cells in enumerate(reader, row + 1) if cells]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    text = 'a,b,c\n\n"two\n\nlines",e,f\r\n\r\n1,2\n1,2,3,4\rlast,"a ""quote""",\n\n'
    assert rows(Pieces([text]), row=7) == [
        (8, ["a", "b", "c"]),
        (10, ["two\n\nlines", "e", "f"]),
        (12, ["1", "2"]),
        (13, ["1", "2", "3", "4"]),
        (14, ["last", 'a "quote"', ""]),
    ]


def test_the_last_row_needs_no_line_end() -> None:
    assert rows(Pieces(["1,2,3\n4,5,6"])) == [
        (2, ["1", "2", "3"]),
        (3, ["4", "5", "6"]),
    ]


def test_a_row_of_empty_cells_is_not_a_blank_row() -> None:
    assert rows(Pieces(["\n,,\n\n"])) == [(3, ["", "", ""])]


def test_a_quote_within_a_cell_is_a_sign_like_any_other() -> None:
    assert rows(Pieces(['5\' 10",b "x" c,"d"e\n'])) == [
        (2, ["5' 10\"", 'b "x" c', "de"])
    ]


_SIGNS = st.text(st.sampled_from(['"', "\n", "\r", ",", "a", "é", " "]), max_size=40)


@given(_SIGNS, st.lists(st.integers(0, 40), max_size=6), st.sampled_from(",;\t|"))
@settings(deadline=None)
def test_any_text_reads_as_the_standard_library_reads_it(
    signs: str, cuts: list[int], delimiter: str
) -> None:
    text = signs.replace(",", delimiter)
    bounds = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [text[a:b] for a, b in itertools.pairwise(bounds)]
    expected = as_csv_reads(text, delimiter)
    probed = as_csv_reads(f'{text}\n"probe', delimiter)
    if probed[: len(expected)] == expected and len(probed) > len(expected):
        assert rows(Pieces(pieces), delimiter) == expected
    else:  # the probe fell within a quote that nothing closed
        with pytest.raises(Refusal, match=r"does not end \(is a quote in it never"):
            rows(Pieces(pieces), delimiter)


_CELLS = st.text(st.characters(codec="cp1252", exclude_characters="\0"), max_size=5)


@given(
    st.lists(st.lists(_CELLS, min_size=1, max_size=5), max_size=20),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(deadline=None)
def test_any_table_in_any_dress_reads_as_the_standard_library_reads_it(
    table: list[list[str]],
    delimiter: str,
    line_end: str,
    encoding: str,
    quoting: Literal[0, 1],
) -> None:
    lines = io.StringIO(newline="")
    writer = csv.writer(
        lines, delimiter=delimiter, lineterminator=line_end, quoting=quoting
    )
    writer.writerows([["déjà"], *table])
    with tempfile.TemporaryDirectory() as folder:
        found = Found(Path(folder, "a.csv"), "a.csv")
        found.path.write_bytes(lines.getvalue().encode(encoding))
        read = rows(survey(found), delimiter)
    assert read == as_csv_reads(lines.getvalue(), delimiter)


def test_rows_keep_their_numbers_from_one_piece_to_the_next(
    put: Callable[..., Path],
) -> None:
    cell = "y" * 1000 + "\n\n"
    line = f'x,"{cell}",z\n\nragged\n'
    times = 2 * PIECE // len(line)
    read = rows(survey(Found(put("a.csv", line * times), "a.csv")))
    assert read == [
        row
        for n in range(times)
        for row in ((2 + 3 * n, ["x", cell, "z"]), (4 + 3 * n, ["ragged"]))
    ]


@pytest.mark.parametrize("ends", ["", '"', '",b,c\n'])
def test_a_cell_over_a_megabyte_is_refused(ends: str) -> None:
    long = '1,2,3\na,"' + "x\n" * 600_000 + ends
    with pytest.raises(Refusal) as refused:
        rows(Pieces([long]))
    fault = "holds a cell too long" if ends else "does not end"
    assert str(refused.value) == (
        f"a.csv row 3: {fault} (is a quote in it never closed?)"
    )


def test_a_cell_of_a_megabyte_is_read() -> None:
    long = "x" * (1 << 20)
    assert rows(Pieces([f"{long},2,3\n{long},2\n"])) == [
        (2, [long, "2", "3"]),
        (3, [long, "2"]),
    ]


def test_a_quote_that_is_never_closed_is_not_read_to_the_end_of_the_file() -> None:
    taken = []

    def pieces() -> Iterator[str]:
        yield 'a,b,"c\n'
        for number in range(100):
            taken.append(number)
            yield "1,2,3\n" * 100_000

    class Endless(Text):
        def pieces(self) -> Iterator[str]:
            return pieces()

    with pytest.raises(Refusal, match="row 2: does not end"):
        rows(Endless(Found(Path("a.csv"), "a.csv"), "", "", ""))
    assert len(taken) <= 1 + PIECE // 600_000
