"""One block of a file as typed columns: the SQL that a file's fit compiles to."""

# Names and rules in statements come from declarations.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable

from discretion.extracts.cells import (
    Cell,
    declared,
    label,
    plain,
    sql_type,
    text_name,
)
from discretion.extracts.headings import PERSON_KEY, Fit, key_headings
from discretion.extracts.identifiers import identifier
from discretion.extracts.keys import digest, is_whole
from discretion.extracts.sql import literal
from discretion.record import IDENTITY_COLUMNS, Record

_FAULTS = "STRUCT(column_name VARCHAR, value VARCHAR, rule VARCHAR, remedy VARCHAR)[]"


def kept(record: type[Record]) -> dict[str, str]:
    """Every column that is kept of an accepted row, and its SQL type."""
    return {
        "row": "BIGINT",
        "whole": "BOOLEAN",
        "key": "VARCHAR",
        **{column.name: sql_type(column) for column in record.columns},
        **{name: identifier(name, None).type for name in IDENTITY_COLUMNS},
        PERSON_KEY: "VARCHAR",
    }


def select(fit: Fit, block: str, width: int) -> str:
    """SQL for a block's kept columns, the faults of each row, and its cells if faulty.

    ``faults`` lists column, value, rule and remedy of each failing cell; ``raw`` holds
    all cells of a failing row as a JSON array.
    """
    cells = _cells(fit).values()
    texts = ", ".join(f"{cell.text} as {text_name(cell.name)}" for cell in cells)
    values = ", ".join(
        f'({cell.value})::{cell.type} as "{cell.name}"' for cell in cells
    )
    raw = ", ".join(f"cell_{place}" for place in range(width))
    names = ", ".join(f'"{name}"' for name in kept(fit.record))
    return f"""
        select {names}, faults, if(len(faults) > 0, to_json([{raw}]), null) as raw
        from (
            select *, {is_whole(fit)} as whole, {digest(fit)} as key,
                {_faults(fit, cells)} as faults
            from (select *, {values} from (select *, {texts} from {block}))
        )
    """


def day_places(fit: Fit) -> frozenset[int]:
    """The places of the cells that hold calendar days."""
    days = [cell.name for cell in _cells(fit).values() if cell.type == "DATE"]
    return frozenset(fit.positions[name] for name in days if name in fit.positions)


def _cells(fit: Fit) -> dict[str, Cell]:
    at, columns = fit.positions.get, fit.record.columns
    labelled = [one for one in columns if one.labelled and one.name in fit.positions]
    keys = (PERSON_KEY, *key_headings(fit.record, fit.layout))
    return {
        **{column.name: declared(column, at(column.name)) for column in columns},
        **{f"{column.name}_label": label(column) for column in labelled},
        **{name: identifier(name, at(name)) for name in IDENTITY_COLUMNS},
        **{name: plain(name, at(name)) for name in keys},
    }


def _faults(fit: Fit, cells: Iterable[Cell]) -> str:
    """SQL for the list of what is wrong with a row: the first fault of each cell."""
    cases = [_fault(cell, fit.positions[cell.name]) for cell in cells if cell.faults]
    found = f"list_filter([{', '.join(cases)}], lambda fault: fault is not null)"
    return f"{found}::{_FAULTS}"


def _fault(cell: Cell, place: int) -> str:
    whens = " ".join(
        f"when {fault.when} then {{'column_name': {literal(cell.name)}, 'value': "
        f"cell_{place}, 'rule': {literal(fault.rule)}, "
        f"'remedy': {literal(fault.remedy)}}}"
        for fault in cell.faults
    )
    return f"case {whens} end"
