"""A component's own: the rows it recorded itself, and what those alone tell.

A selection is narrowed to them before it becomes a statement, so that pages and counts
are of nothing else, and a filter asks after nothing else.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable

from discretion.access.grants import Grant, NotGrantedError
from discretion.access.principal import Principal
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.record import Record
from discretion.release.condition import (
    All,
    Among,
    Any,
    Condition,
    Has,
    Not,
    Selection,
)
from discretion.release.records import ORIGIN, RECORDS

_TOLD_ALONE = frozenset({"id", "component", "fiscal_year", "stints"})
"""Columns of united rows that follow from what one component recorded."""

_TOLD_TOGETHER = {DeferredActionRequest.table: frozenset({"kind"})}
"""Columns that are recorded, but told by the person's other records where they are not:
a request is a renewal where another came before."""


class Own:
    """What one principal may read of records, where that is its component's own."""

    def __init__(self, principal: Principal, grant: Grant) -> None:
        """By the grant of the principal's organization."""
        self._principal = principal
        self._grant = grant

    def narrowed(self, selection: Selection, columns: Iterable[str]) -> Selection:
        """The selection, of own rows only.

        Raises:
            NotGrantedError: It asks for a record type, or for a column, that it may
                not read.
        """
        record = selection.record
        for column in (*columns, selection.parent, selection.order.column):
            self._demand(record, column or "id")
        where = self._condition(record, selection.where)
        return dataclasses.replace(selection, where=All((where, self._rows(record))))

    def _rows(self, record: type[Record]) -> Condition:
        """Which rows of a record are own: of a united one, those of own records only.

        A row that another component recorded too would tell of its records.
        """
        own = Among("record_type", tuple(each.__name__ for each in self._records()))
        if record is ORIGIN:
            return own
        if record in self._records():
            return All()
        if record in self._grant.closed or not self._told(record):
            raise NotGrantedError(self._principal, record.__name__)
        recorded = functools.partial(Has, ORIGIN, "id", "united_id")
        return All((recorded(own), Not(recorded(Not(own)))))

    def _demand(self, record: type[Record], column: str) -> None:
        self._rows(record)
        told = self._told(record)
        if column not in told | _TOLD_ALONE if told else column == "person_id":
            raise NotGrantedError(self._principal, _field(record, column))

    def _told(self, record: type[Record]) -> set[str]:
        """The columns of a united record that own records tell; none of any other."""
        told = {
            name
            for raw in self._records()
            for becomes in raw.becomes
            if becomes.united == record.table
            for name in becomes.columns
        }
        return told - _TOLD_TOGETHER.get(record.table, frozenset())

    def _condition(self, record: type[Record], condition: Condition) -> Condition:
        match condition:
            case All(parts):
                return All(tuple(self._condition(record, part) for part in parts))
            case Any(parts):
                return Any(tuple(self._condition(record, part) for part in parts))
            case Not(part):
                return Not(self._condition(record, part))
            case Has(other, here, there, where):
                self._demand(record, here)
                self._demand(other, there)
                met = All((self._condition(other, where), self._rows(other)))
                return Has(other, here, there, met)
        self._demand(record, condition.column)
        return condition

    def _records(self) -> list[type[Record]]:
        """The record types that the component sends, and may see."""
        return [
            each
            for each in RECORDS
            if each.sender is self._grant.own and each not in self._grant.closed
        ]


def _field(record: type[Record], column: str) -> str:
    """A column as the graph names it, where an id is what it leads to."""
    first, *rest = column.removesuffix("_id").split("_")
    return f"{record.__name__}.{first}{''.join(each.title() for each in rest)}"
