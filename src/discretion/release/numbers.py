"""Numbers of rows, kept beside ids: they find rows without looking anything up.

Rows are numbered as they lie (`lying`). Beside the id of another row a store keeps that
row's number, and in each row the numbers of the first and the last of those that lie by
it. No record declares these columns: only what writes a store, and what tells objects
as JSON, knows them.
"""

# Names in statements come from declarations.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import duckdb

from discretion.record import Record
from discretion.release.lying import lies_by, lying

OWN = "own_number"
"""The row's own number, while a release is written."""

_PERSON = "Person"


def at(column: str) -> str:
    """The column that holds the number of the row whose id this column holds."""
    return f"at_{column}"


def span(record: type[Record]) -> tuple[str, str]:
    """The columns for the first and the last of a record's rows that lie by a row."""
    return f"first_{record.table}", f"last_{record.table}"


class Numbers:
    """Which numbers the rows of some record types hold."""

    def __init__(self, records: Iterable[type[Record]]) -> None:
        """Of these; what they refer to beyond them has none."""
        self._records = {record.__name__: record for record in records}

    def references(self, record: type[Record]) -> Mapping[str, Sequence[type[Record]]]:
        """Each column that holds the id of another row, and what that row may be."""
        names = {one.name: [one.refers] for one in record.columns if one.refers}
        if record.sender:
            names["person_id"] = [_PERSON]
        if record.stands_for:
            sent = (one.__name__ for one in self._records.values() if one.sender)
            names[record.stands_for[1]] = [*sent]
        known = {
            column: [self._records[name] for name in each if name in self._records]
            for column, each in names.items()
        }
        return {column: found for column, found in known.items() if found}

    def lists(self, record: type[Record]) -> Sequence[type[Record]]:
        """The records whose rows lie by the rows of this one."""
        return [one for one in self._records.values() if self.parent(one) is record]

    def parent(self, record: type[Record]) -> type[Record] | None:
        """The record by whose rows the rows of this one lie; None where by their id."""
        found = self.references(record).get(lies_by(record) or "")
        return found[0] if found else None

    def parents_first(self) -> Sequence[type[Record]]:
        """The records, each after that by whose rows its own lie."""
        return sorted(self._records.values(), key=self._depth)

    def _depth(self, record: type[Record]) -> int:
        parent = self.parent(record)
        return 0 if parent is None else 1 + self._depth(parent)

    def columns(self, record: type[Record]) -> Sequence[str]:
        """The columns of numbers in a record's table."""
        referred = (at(column) for column in self.references(record))
        spans = (name for one in self.lists(record) for name in span(one))
        return (*referred, *spans)


def add_numbers(source: duckdb.DuckDBPyConnection, numbers: Numbers) -> None:
    """Number all rows: a table of ids and numbers beside that of each record."""
    for record in numbers.parents_first():
        parent, order, joined = numbers.parent(record), lying(record), ""
        if parent is not None:
            by = order[0]
            joined = f'LEFT JOIN {_beside([parent], "by_id", at(by))} ON by_id = "{by}"'
            order = (at(by), *order)
        ordered = ", ".join(f'"{one}" NULLS LAST' for one in order)
        source.execute(
            f'CREATE TABLE "{_name(record)}" AS SELECT id, '
            f"row_number() OVER (ORDER BY {ordered}) AS number "
            f'FROM "{record.table}" {joined}'
        )


def drop_numbers(source: duckdb.DuckDBPyConnection, numbers: Numbers) -> None:
    """Remove these tables."""
    for record in numbers.parents_first():
        source.execute(f'DROP TABLE "{_name(record)}"')


def with_numbers(numbers: Numbers, record: type[Record], columns: Iterable[str]) -> str:
    """The rows of a record as they lie, joined with these columns of numbers."""
    wanted = frozenset(columns)
    joins = [f'"{record.table}" JOIN {_beside([record], "own_id", OWN)} ON own_id = id']
    for column, referred in numbers.references(record).items():
        if at(column) in wanted:
            beside = _beside(referred, f"id_{column}", at(column))
            joins.append(f'LEFT JOIN {beside} ON "id_{column}" = "{column}"')
            if record.stands_for and column == record.stands_for[1]:
                joins.append(f'AND "type_{at(column)}" = "{record.stands_for[0]}"')
    for one in numbers.lists(record):
        if wanted.intersection(span(one)):
            joins.append(f'LEFT JOIN {_spans(one)} ON "of_{one.table}" = id')
    return f"{' '.join(joins)} ORDER BY {OWN}"


def _spans(record: type[Record]) -> str:
    """Where the rows lie that lie by one row: its id, and the numbers."""
    (first, last), by, table = span(record), lies_by(record), record.table
    return (
        f'(SELECT "{by}" AS "of_{table}", min(number) AS "{first}", '
        f'max(number) AS "{last}" FROM "{table}" JOIN "{_name(record)}" USING (id) '
        f'GROUP BY "{by}")'
    )


def _beside(records: Sequence[type[Record]], key: str, number: str) -> str:
    """Ids and numbers of records, under these names, and their types."""
    parts = (
        f'SELECT id AS "{key}", number AS "{number}", '
        f'\'{record.__name__}\' AS "type_{number}" FROM "{_name(record)}"'
        for record in records
    )
    return f"({' UNION ALL '.join(parts)})"


def _name(record: type[Record]) -> str:
    return f"numbers_of_{record.table}"
