"""What these tests share: extracts read back and held against their declarations."""

from __future__ import annotations

import csv
import enum
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from discretion.components import RECORDS
from discretion.record import IDENTITY_COLUMNS, Column, Layout, Record
from discretion.synthesis import EXTRACTS, synthesize

Row = dict[str, str]
Rows = dict[str, list[Row]]
Faults = Callable[[Path, str], list[str]]

_NOTHING = {"", "null", "(b)(6)"}
_KINDS = {
    date: re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?"),
    int: re.compile(r"\d+"),
    bool: re.compile("[YN]"),
}


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def set_of_400(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a synthetic set of 400 persons."""
    folder = tmp_path_factory.mktemp("synthetic")
    synthesize(folder, 400, 7)
    return folder


@pytest.fixture(scope="session")
def extracts(set_of_400: Path) -> Rows:
    """Its rows, by the name of the record type."""
    return _all_rows(set_of_400)


def _all_rows(folder: Path) -> Rows:
    truths = {path.stem: _rows(path) for path in sorted(folder.glob("truth*.csv"))}
    return truths | {
        record.__name__: _rows(folder / path) for record, path in EXTRACTS.items()
    }


@pytest.fixture(scope="session")
def read_all() -> Callable[[Path], Rows]:
    """Gives the rows of a set: by record type, and of each truth by its name."""
    return _all_rows


@pytest.fixture
def read() -> Callable[[Path], list[Row]]:
    """Gives the rows of a file, by heading."""
    return _rows


@pytest.fixture
def faults() -> Faults:
    """Gives what in a file its declaration would not accept."""
    return lambda path, layout: list(_faults(path, layout))


def _faults(path: Path, layout_name: str) -> Iterator[str]:
    record, layout = _declared(layout_name)
    columns = {
        heading: column for column in record.columns for heading in column.headings
    }
    for row in _rows(path):
        for heading, value in row.items():
            name = heading.lower().replace(" ", "_")
            if name in columns:
                yield from _value_faults(columns[name], value)
            elif name not in _read_for_nothing_else(layout):
                yield f"{heading} is not declared"


def _declared(layout_name: str) -> tuple[type[Record], Layout]:
    return next(
        (record, layout)
        for record in RECORDS
        for layout in record.layouts
        if layout.name == layout_name
    )


def _read_for_nothing_else(layout: Layout) -> set[str]:
    identity = set(IDENTITY_COLUMNS) if layout.kind == "internal" else set()
    return {*layout.key, *layout.person_key, *layout.ignores, *identity}


def _value_faults(column: Column, value: str) -> Iterator[str]:
    if value in _NOTHING or (column.void and re.fullmatch(column.void, value)):
        if not column.nullable:
            yield f"{column.name} is missing"
    elif column.codes is not None:
        if column.listed_only and _code(column, value) not in _listed(column):
            yield f"{column.name}: {value!r} is not in its code list"
    elif column.type in _KINDS:
        if not _KINDS[column.type].fullmatch(value):
            yield f"{column.name}: {value!r} is not a {column.type.__name__}"
        elif column.between and not _within(column.between, int(value)):
            yield f"{column.name}: {value} is out of range"
    elif issubclass(column.type, enum.Enum):
        yield f"{column.name} is an enum without codes"


def _code(column: Column, value: str) -> str:
    """What of a value the code list knows: zeros put back, and its first characters."""
    whole = value.rjust(column.digits, "0") if column.digits else value
    return whole.strip().upper()[: column.leading]


def _listed(column: Column) -> set[str]:
    return {str(code).upper() for code in column.codes or {}}


def _within(between: tuple[int, int], value: int) -> bool:
    least, greatest = between
    return least <= value <= greatest
