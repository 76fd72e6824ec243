from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from discretion.components import RECORDS
from discretion.extracts import Extract, find, load

Put = Callable[..., Path]
Read = Callable[..., list[Extract]]
Ask = Callable[[str], list[tuple[Any, ...]]]

KEYED = "event_number,eid_subject_id,event_date,responsible_site,surname\n"
DACA = "unique_alien_id,rec_date,status\n"
USBP = "appr_dt_time,sector,app_age\n"


def encounters(ask: Ask) -> list[tuple[Any, ...]]:
    return ask(
        "select file, row, responsible_site, id, superseded_by from rows_ice_encounter"
        " order by responsible_site"
    )


def ids(*paths: Path) -> dict[tuple[Any, ...], str]:
    """The id of each encounter by what it says."""
    with duckdb.connect() as con:
        load(con, find(paths), RECORDS)
        rows = con.execute(
            "select responsible_site, row, superseded_by is null, id "
            "from rows_ice_encounter"
        ).fetchall()
    return {tuple(row[:3]): row[3] for row in rows}


def test_an_id_is_the_record_type_and_24_signs(put: Put, read: Read, ask: Ask) -> None:
    read(put("a.csv", KEYED + "E1,1,2013-01-01,x,\n"))
    ((_, _, _, id_, _),) = encounters(ask)
    assert re.fullmatch(r"IceEncounter_[0-9a-f]{24}", id_)


def test_of_rows_with_one_key_the_last_is_current(
    put: Put, read: Read, ask: Ask
) -> None:
    rows = "E1,1,2013-01-01,a,\nE2,1,2013-01-01,b,\nE1,1,2013-01-02,c,\n"
    (extract,) = read(put("a.csv", KEYED + rows + "E1,1,2013-01-03,d,\n"))
    (a, b, c, d) = encounters(ask)
    assert len({a[3], b[3], c[3], d[3]}) == 4
    assert [a[4], b[4], c[4], d[4]] == [d[3], None, d[3], None]
    assert (extract.rows_ok, extract.rows_superseded) == (4, 2)


def test_a_rewritten_row_keeps_its_id(put: Put) -> None:
    first = put("1.csv", KEYED + "E1,1,2013-01-01,old,\n", as_of="2013-02-01")
    second = put("2.csv", KEYED + "E1,1,2013-01-01,new,\n", as_of="2013-03-01")
    before, after = ids(first), ids(first, second)
    assert before["old", 2, True] == after["new", 2, True]
    assert after["old", 2, False] != after["new", 2, True]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ({"as_of": "2013-02-01"}, {"as_of": "2013-03-01"}),
        ({}, {"as_of": "2013-02-01"}),
    ],
)
def test_the_later_extract_wins_whatever_files_are_called(
    put: Put, early: dict[str, str], late: dict[str, str]
) -> None:
    old, new = KEYED + "E1,1,2013-01-01,old,\n", KEYED + "E1,1,2013-01-01,new,\n"
    one = ids(put("1/a.csv", old, **early), put("1/b.csv", new, **late))
    other = ids(put("2/a.csv", new, **late), put("2/b.csv", old, **early))
    assert one == other
    assert set(one) == {("old", 2, False), ("new", 2, True)}


def test_ids_depend_neither_on_names_nor_on_order_nor_on_dress(put: Put) -> None:
    one, other = (f"E{n},1,2013-01-0{n},site,\n,,2013-01-0{n},site,\n" for n in (1, 2))
    plain = ids(put("1/a.csv", KEYED + one), put("1/b.csv", KEYED + other))
    dressed = KEYED + other.replace("2013-01-02", "01/02/2013 10:00")
    assert set(plain.values()) == set(
        ids(
            put("2/z.csv.gz", gzip.compress((KEYED + one).encode())),
            put("2/y.txt", dressed.replace(",", "\t")),
        ).values()
    )


def test_without_a_full_key_the_row_is_its_own(put: Put, read: Read, ask: Ask) -> None:
    same = "E1,(b)(6),2013-01-01,a,LOPEZ\n"
    (extract,) = read(put("a.csv", KEYED + same * 2 + "E1,,2013-01-01,b,LOPEZ\n"))
    (first, second, other) = encounters(ask)
    assert len({first[3], second[3], other[3]}) == 3
    assert [first[4], second[4], other[4]] == [None, None, None]
    assert extract.rows_superseded == 0


@pytest.mark.parametrize(
    "other",
    [
        ",2,2013-01-01,a,LOPEZ\n",
        ",1,2013-01-02,a,LOPEZ\n",
        ",1,2013-01-01,b,LOPEZ\n",
        ",1,2013-01-01,a,\n",
        ",1,2013-01-01,,LOPEZ\n",
        ",1,2013-01-01,LOPEZ,a\n",
    ],
)
def test_any_value_tells_rows_without_a_key_apart(put: Put, other: str) -> None:
    row = ",1,2013-01-01,a,LOPEZ\n"
    same = set(ids(put("1/a.csv", KEYED + row * 2)).values())
    differ = set(ids(put("2/a.csv", KEYED + row + other)).values())
    assert len(same) == len(differ) == 2
    assert len(same & differ) == 1


def test_equal_rows_of_two_files_are_numbered_oldest_first(
    put: Put, read: Read, ask: Ask
) -> None:
    row = "2013-01-01 08:00:00,BLW,30\n"
    alone = put("z.csv", USBP + row)
    later = put("a.csv", USBP + row + "2013-01-02 08:00:00,BLW,30\n")
    read(alone, later)
    first = ask("select id from rows_cbp_apprehension where file = 'z.csv'")
    with duckdb.connect() as con:
        load(con, find([alone]), RECORDS)
        by_itself = con.execute("select id from rows_cbp_apprehension").fetchall()
    assert ask("select count(distinct id) from rows_cbp_apprehension") == [(3,)]
    assert by_itself == first


def test_a_persons_key_and_a_column_may_name_a_record(
    put: Put, read: Read, ask: Ask
) -> None:
    rows = "h1,2013-01-01,RECEIVED\nh2,2013-01-01,DENIED\nh1,2013-01-01,APPROVED\n"
    (extract,) = read(put("a.csv", DACA + rows + "h1,2013-01-02,RECEIVED\n"))
    assert ask(
        "select row, superseded_by is null from rows_uscis_daca_request order by row"
    ) == [(2, False), (3, True), (4, True), (5, True)]
    assert extract.rows_superseded == 1


def test_an_id_is_the_same_for_ever(put: Put, read: Read, ask: Ask) -> None:
    read(put("a.csv", KEYED + "E1,1,2013-01-01,a,\n,,2013-01-01,b,LOPEZ\n"))
    natural = '["natural","event_number=E1","eid_subject_id=1"]'
    whole = '["whole","event_date=2013-01-01","responsible_site=b","surname=LOPEZ"]'
    assert [row[3] for row in encounters(ask)] == [_id(natural), _id(whole)]


def _id(key: str) -> str:
    digest = hashlib.sha256(key.encode()).hexdigest()
    said = f"ICE|IceEncounter|{digest}|0"
    return f"IceEncounter_{hashlib.sha256(said.encode()).hexdigest()[:24]}"
