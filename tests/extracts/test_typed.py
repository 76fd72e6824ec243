from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from discretion.extracts.headings import PERSON_KEY, Fit
from discretion.extracts.typed import day_places, kept, select
from discretion.record import IDENTITY_COLUMNS, Component, Layout, Record, column


class Visit(Record, component=Component.ICE):
    """A visit."""

    visited_on: date = column("Day.", heading="day", on=True)
    office: str | None = column("Office.", heading="office", codes={"SEA": "Seattle"})
    age: int | None = column("Age.", heading="age", between=(0, 120))

    layouts = (
        Layout("visit", "internal", key=("form",)),
        Layout("note", "internal"),
    )


def typed(
    con: duckdb.DuckDBPyConnection, fit: Fit, *rows: tuple[str, ...]
) -> list[dict[str, Any]]:
    """Each row of a block as its columns, apart from the key."""
    width = len(rows[0])
    block = {f"cell_{place}": [row[place] for row in rows] for place in range(width)}
    con.register("block", pa.table({"row": range(2, 2 + len(rows)), **block}))
    read = con.execute(f"{select(fit, 'block', width)} order by row")
    names = [column[0] for column in read.description or ()]
    whole = [dict(zip(names, row, strict=True)) for row in read.fetchall()]
    return [{k: v for k, v in row.items() if k != "key"} for row in whole]


def test_every_kept_column_has_its_storage() -> None:
    assert kept(Visit) == {
        "row": "BIGINT",
        "whole": "BOOLEAN",
        "key": "VARCHAR",
        "visited_on": "DATE",
        "office": "VARCHAR",
        "office_label": "VARCHAR",
        "age": "BIGINT",
        **dict.fromkeys(IDENTITY_COLUMNS, "VARCHAR"),
        "birth_date": "DATE",
        PERSON_KEY: "VARCHAR",
    }


def test_a_block_becomes_typed_columns_in_the_order_they_are_kept(
    con: duckdb.DuckDBPyConnection,
) -> None:
    fit = Fit(Visit, Visit.layouts[0], {"office": 0, "visited_on": 1, "fin": 2})
    rows = typed(con, fit, (" sea", "2/7/2013", "12345678"), ("", "2013-02-08", ""))
    shared: dict[str, Any] = {
        "whole": True,
        "age": None,
        **dict.fromkeys(IDENTITY_COLUMNS),
        PERSON_KEY: None,
        "faults": [],
        "raw": None,
    }
    assert rows == [
        {
            **shared,
            "row": 2,
            "visited_on": date(2013, 2, 7),
            "office": "sea",
            "office_label": "Seattle",
            "fin": "12345678",
        },
        {
            **shared,
            "row": 3,
            "visited_on": date(2013, 2, 8),
            "office": None,
            "office_label": None,
            "fin": None,
        },
    ]
    assert list(rows[0]) == [*(name for name in kept(Visit) if name != "key"), *_ADDED]


_ADDED = ("faults", "raw")


def test_every_failing_cell_is_told_once_with_the_row_as_it_came(
    con: duckdb.DuckDBPyConnection,
) -> None:
    fit = Fit(Visit, Visit.layouts[0], {"visited_on": 0, "age": 1, "form": 2})
    (row,) = typed(con, fit, (" ", "200", ' "x"'))
    assert row["faults"] == [
        {
            "column_name": "visited_on",
            "value": " ",
            "rule": "is missing",
            "remedy": "expects YYYY-MM-DD",
        },
        {
            "column_name": "age",
            "value": "200",
            "rule": "is out of range",
            "remedy": "expects 0 to 120",
        },
    ]
    assert row["raw"] == '[" ","200"," \\"x\\""]'
    assert row["whole"] is False


def test_a_file_may_have_no_cell_that_can_fail(
    con: duckdb.DuckDBPyConnection,
) -> None:
    (row,) = typed(con, Fit(Visit, Visit.layouts[0], {}), ("seen",))
    assert (row["office"], row["faults"], row["raw"]) == (None, [], None)


def test_the_places_of_days_are_told() -> None:
    places = {"office": 0, "visited_on": 1, "birth_date": 3, "form": 4}
    assert day_places(Fit(Visit, Visit.layouts[0], places)) == {1, 3}
