"""The table of each record type, and the store it lives in.

Both are derived from the record's declaration. A store is one SQLite file, attached
under its name: one for each component's raw records, one for persons and why records
were joined, one for everything else that links derive.
"""

from __future__ import annotations

import datetime
import enum
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import apsw
import sqlalchemy as sa

from discretion import identity
from discretion.record import IDENTITY_COLUMNS, Record
from discretion.release.lying import LAYOUT
from discretion.release.numbers import Numbers
from discretion.release.person_number import PERSON_NUMBER
from discretion.release.records import RECORDS

IDENTITY = "identity"
"""The store that linking reads and no reader ever sees."""

_PEOPLE = frozenset(record.table for record in identity.RECORDS)

_TYPES: Mapping[type, type[sa.types.TypeEngine[Any]]] = {
    str: sa.Text,
    int: sa.Integer,
    bool: sa.Boolean,
    float: sa.Float,
    datetime.date: sa.Date,
}


class Catalogue:
    """The tables of a set of record types, each in the schema named as its store."""

    def __init__(self, records: Iterable[type[Record]] = RECORDS) -> None:
        self.records = tuple(records)
        self.numbers = Numbers(self.records)
        self.metadata = sa.MetaData()
        self._tables = {
            record: _table(record, self.metadata) for record in self.records
        }

    def table(self, record: type[Record]) -> sa.Table:
        """The record type's table."""
        return self._tables[record]

    @property
    def tables(self) -> tuple[sa.Table, ...]:
        """All tables, in the order of their record types."""
        return tuple(self._tables.values())

    @property
    def stores(self) -> Mapping[str, tuple[type[Record], ...]]:
        """The record types of each store."""
        names = dict.fromkeys(store(record) for record in self.records)
        return {
            name: tuple(record for record in self.records if store(record) == name)
            for name in names
        }

    def is_in(self, connection: apsw.Connection) -> bool:
        """True where the attached stores hold every table and column of these.

        Columns of numbers are among them, and rows must lie as those of this program.
        """
        return all(
            _columns(connection, self.table(record))
            >= {*self.table(record).columns.keys(), *self.numbers.columns(record)}
            for record in self.records
        ) and all(_layout(connection, store) == LAYOUT for store in self.stores)

    @property
    def version(self) -> str:
        """Changes with declarations and files: the same extracts then build anew."""
        declared = [
            (record.__name__, record.columns, record.layouts, record.becomes)
            for record in self.records
        ]
        made_by = repr((PERSON_NUMBER, LAYOUT, declared))
        return hashlib.sha256(made_by.encode()).hexdigest()[:16]


def _columns(connection: apsw.Connection, table: sa.Table) -> set[str]:
    """The columns that a store holds of a table; none where it lacks the table."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_info(?, ?)", (table.name, table.schema)
    )
    return {name for (name,) in rows}


def _layout(connection: apsw.Connection, store: str) -> int:
    """The layout that is kept in a store."""
    ((layout,),) = connection.execute(f"PRAGMA {store}.user_version")
    return int(str(layout))


def store(record: type[Record]) -> str:
    """The store a record type lives in."""
    if record.sender is not None:
        return str(record.sender.value).lower()
    return "people" if record.table in _PEOPLE else "links"


def identity_tables() -> tuple[sa.Table, ...]:
    """What the identity store keeps: identities, and rejected rows as they came."""
    text, names = sa.Text, ("id", "record_type", "component", "namespace", "person_key")
    metadata = sa.MetaData(schema=IDENTITY)
    return (
        sa.Table(
            "identity_record",
            metadata,
            *(sa.Column(name, text) for name in names),
            *(
                sa.Column(name, sa.Date if name == "birth_date" else text)
                for name in IDENTITY_COLUMNS
            ),
            sa.Index("identity_record_id", "id", unique=True),
        ),
        sa.Table(
            "reject",
            metadata,
            *(sa.Column(name, text) for name in ("file", "sheet")),
            sa.Column("row", sa.Integer),
            *(
                sa.Column(name, text)
                for name in ("column_name", "value", "rule", "remedy", "raw")
            ),
        ),
    )


def _table(record: type[Record], metadata: sa.MetaData) -> sa.Table:
    columns = [sa.Column("id", sa.Text, nullable=False)]
    columns += _provenance() if record.sender is not None else []
    columns += [
        sa.Column(column.name, _type(column.type), nullable=column.nullable)
        for column in record.columns
    ]
    return sa.Table(
        record.table,
        metadata,
        *columns,
        *_indexes(record),
        schema=store(record),
    )


def _provenance() -> list[sa.Column[Any]]:
    return [
        sa.Column("person_id", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("superseded_by", sa.Text),
    ]


def _indexes(record: type[Record]) -> Iterable[sa.Index]:
    """One for each id a row is found by, and one for the order of lists.

    The key is a unique index and not a primary key: an index made after the rows are
    in takes two thirds of the time.
    """
    yield sa.Index(f"{record.table}_id", "id", unique=True)
    if record.sender is not None:
        yield sa.Index(f"{record.table}_person_id", "person_id")
    for column in record.columns:
        if column.refers or column.name.endswith("_id"):
            yield sa.Index(f"{record.table}_{column.name}", column.name)
    day = record.day()
    if day is not None:
        yield sa.Index(f"{record.table}_in_order", day.name, "id")


def _type(declared: type) -> type[sa.types.TypeEngine[Any]]:
    return sa.Text if issubclass(declared, enum.Enum) else _TYPES[declared]
