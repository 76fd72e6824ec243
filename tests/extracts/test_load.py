from __future__ import annotations

import csv
import gzip
import hashlib
import io
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discretion.components import RECORDS
from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.encounter import IceEncounter
from discretion.extracts import About, Extract, Found, Refusal, find, load

Put = Callable[..., Path]
Read = Callable[..., list[Extract]]
Ask = Callable[[str], list[tuple[Any, ...]]]

USBP = Path(__file__).parents[2] / (
    "../shared/data/real/usbp_apprehensions_blaine_spokane_2012_2019.csv"
)
HEADINGS = "event_number,eid_subject_id,event_date,processing_disposition,birth_year\n"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_file_becomes_rows_and_an_account_of_them(
    put: Put, read: Read, ask: Ask
) -> None:
    content = (
        "Encounters,,,,\n\n" + HEADINGS + "E1,1,2013-01-01,pd,1980\n"
        "E2,1,02/01/2013,Notice to Appear (I-862),\n\nE3,1,bad,PD,x\nE4,1\n"
        "E1,1,2013-01-01,REL/PD,1980\n"
    )
    path = put("ice/a.csv", content, as_of="2013-03-01", synthetic=True)
    said = (path.parent / "a.about.json").read_bytes()
    assert read(path.parent) == [
        Extract(
            name="a.csv",
            sheet=None,
            sha256=sha256(sha256(content.encode()).encode() + said),
            record=IceEncounter,
            layout=IceEncounter.layouts[1],
            about=About(synthetic=True, as_of=date(2013, 3, 1)),
            as_of=date(2013, 3, 1),
            rows_in=5,
            rows_ok=3,
            rows_rejected=2,
            rows_superseded=1,
        )
    ]
    assert ask(
        "select file, sheet, row, superseded_by is null, event_date, "
        "processing_disposition, processing_disposition_label, birth_year, gender "
        "from rows_ice_encounter order by row"
    ) == [
        *(
            ("a.csv", None, row, current, day, raw, label, year, None)
            for row, current, day, raw, label, year in (
                (4, False, date(2013, 1, 1), "pd", "PROSECUTORIAL DISCRETION", 1980),
                (
                    *(5, True, date(2013, 2, 1), "Notice to Appear (I-862)"),
                    *("NOTICE TO APPEAR (I-862)", None),
                ),
                (
                    *(9, True, date(2013, 1, 1), "REL/PD"),
                    *("RELEASED/PROSECUTORIAL DISCRETION", 1980),
                ),
            )
        )
    ]
    assert ask("select row, column_name from reject order by row, column_name") == [
        (7, "birth_year"),
        (7, "event_date"),
        (8, None),
    ]


def test_without_a_description_an_extract_is_of_its_latest_date(
    put: Put, read: Read
) -> None:
    content = "rec_date,receipt_number,decision_date\n2013-01-01,,2014-05-06\nx,,\n"
    (extract,) = read(put("a.csv", content))
    assert (extract.as_of, extract.about) == (date(2014, 5, 6), About())
    assert extract.sha256 == sha256(content.encode())


def test_an_extract_without_rows_is_an_extract(put: Put, read: Read) -> None:
    (extract,) = read(put("a.csv", HEADINGS.strip()))
    assert (extract.as_of, extract.rows_in, extract.rows_ok) == (None, 0, 0)


def test_extracts_are_told_in_the_order_of_the_files(put: Put, read: Read) -> None:
    paths = [put(f"{n}.csv", HEADINGS + f"E{n},1,2013-01-0{n},,\n") for n in (3, 1, 2)]
    assert [extract.name for extract in read(*paths)] == ["1.csv", "2.csv", "3.csv"]


def test_the_published_apprehensions_load_whole(
    con: duckdb.DuckDBPyConnection, ask: Ask
) -> None:
    if not USBP.exists():
        pytest.skip("the published USBP file is not here")
    (extract,) = load(con, find([USBP]), RECORDS)
    assert (extract.record, extract.layout.name) == (
        CbpApprehension,
        "cbp_apprehension_published",
    )
    assert (extract.rows_in, extract.rows_ok, extract.rows_rejected) == (4711, 4711, 0)
    assert ask(
        "select count(*), count(distinct id), min(row), max(row), "
        "count(*) filter (criminal_alien), count(superseded_by) "
        "from rows_cbp_apprehension"
    ) == [(4711, 4711, 2, 4712, 418, 0)]
    written = USBP.read_text().splitlines()
    assert len(written) - len(set(written)) == 49


@pytest.mark.parametrize("gzipped", [False, True])
def test_the_same_extract_twice_is_refused(put: Put, read: Read, gzipped: bool) -> None:
    content = (HEADINGS + "E1,1,2013-01-01,,\n").encode()
    one = put("a/x.csv", content)
    two = put("b/y.csv.gz", gzip.compress(content)) if gzipped else put("b/y", content)
    with pytest.raises(Refusal) as refused:
        read(one, two)
    assert str(refused.value) == (
        f"the same extract twice: x.csv and {two.name} (remove one)"
    )


def test_a_fault_far_down_one_file_refuses_them_all(put: Put, read: Read) -> None:
    late = HEADINGS + "E1,1,2013-01-01,,\n" * 300_000 + '"never closed\n'
    with pytest.raises(Refusal) as refused:
        read(put("a.csv", HEADINGS + "E2,1,2013-01-01,,\n"), put("b.csv", late))
    assert str(refused.value) == (
        "b.csv row 300002: does not end (is a quote in it never closed?)"
    )


def test_rows_that_follow_many_rejects_are_all_kept(
    put: Put, read: Read, ask: Ask
) -> None:
    bad, good = "E1,1,never,,\n" * 400_000, "E1,1,2013-01-01,,\n" * 300_000
    (extract,) = read(put("a.csv", HEADINGS + bad + good))
    assert (extract.rows_ok, extract.rows_rejected) == (300_000, 400_000)
    counted = (
        "select count(*), count(distinct id) from rows_ice_encounter where id > ''"
    )
    assert ask(counted) == [(300_000, 300_000)]
    assert ask("select count(*) from identity_record where id > ''") == [(1,)]


def test_what_is_said_of_a_file_is_heeded(put: Put, read: Read) -> None:
    with pytest.raises(Refusal) as refused:
        read(put("a.csv", HEADINGS, layout="ice_encounter_published"))
    assert str(refused.value) == (
        'a.csv: heading "event_number" is not known for ice_encounter '
        "(rename it, or remove the column)"
    )


_TABLES = st.lists(
    st.lists(
        st.sampled_from(["2013-01-01", "x", "", "a\nb", 'q"', "é", "\r", ",", "\t"]),
        max_size=4,
    ),
    max_size=8,
)


@given(
    _TABLES,
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.lists(st.integers(0, 60), max_size=2),
)
@settings(max_examples=50, deadline=None)
def test_every_row_is_accepted_or_rejected_and_none_is_lost(
    table: list[list[str]], mark: str, line_end: str, encoding: str, quotes: list[int]
) -> None:
    headings = mark.join(("event_date", "event_type", "basis")) + line_end
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=mark, lineterminator=line_end).writerows(table)
    rows = lines.getvalue()
    for place in quotes:  # stray ones
        rows = f'{rows[:place]}"{rows[place:]}'
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as con:
        found = Found(Path(folder, "a.csv"), "a.csv")
        found.path.write_bytes((headings + rows).encode(encoding))
        if ends_within_quotes(rows, mark):
            with pytest.raises(Refusal, match=r"is a quote in it never closed\?"):
                load(con, [found], RECORDS)
            return
        (extract,) = load(con, [found], RECORDS)
        accepted = con.execute("select row from rows_ice_encounter").fetchall()
        rejected = con.execute("select distinct row from reject").fetchall()
    read = csv.reader(io.StringIO(rows, newline=""), delimiter=mark)
    numbers = [number for number, row in enumerate(read, 2) if row]
    assert sorted(number for (number,) in accepted + rejected) == numbers
    assert (extract.rows_in, extract.rows_ok, extract.rows_rejected) == (
        len(numbers),
        len(accepted),
        len(rejected),
    )


def ends_within_quotes(rows: str, mark: str) -> bool:
    """True where one more row would not be a row of its own."""

    def count(text: str) -> int:
        return len(list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)))

    return count(f"{rows}\nrow") == count(rows)
