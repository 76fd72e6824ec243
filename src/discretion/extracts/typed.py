"""One block of a file as typed columns: the SQL that a file's fit compiles to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discretion.extracts.cells import (
    Cell,
    declared,
    label,
    literal,
    plain,
    sql_type,
    text_name,
)
from discretion.extracts.headings import PERSON_KEY, Fit, key_headings
from discretion.extracts.identifiers import identifier
from discretion.extracts.keys import digest, is_whole
from discretion.record import IDENTITY_COLUMNS, Record


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
    all cells of the row as a JSON array.
    """
    cells = _cells(fit).values()
    texts = ", ".join(f"{cell.text} as {text_name(cell.name)}" for cell in cells)
    values = ", ".join(
        f'({cell.value})::{cell.type} as "{cell.name}"' for cell in cells
    )
    raw = ", ".join(f"cell_{place}" for place in range(width))
    names = ", ".join(f'"{name}"' for name in kept(fit.record))
    return f"""
        select {names}, faults,
            case when len(faults) > 0 then to_json([{raw}])::VARCHAR end as raw
        from (
            select *, {is_whole(fit)} as "whole", {digest(fit)} as "key",
                list_filter(
                    [{", ".join(_faults(fit, cells))}], lambda fault: fault is not null
                ) as faults
            from (select *, {values} from (select *, {texts} from {block}))
        )
    """  # noqa: S608  # names and rules come from declarations


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


def _faults(fit: Fit, cells: Iterable[Cell]) -> Iterator[str]:
    for cell in cells:
        if not cell.faults:
            continue
        whens = " ".join(
            f"when {fault.when} then {{"
            f"'column_name': {literal(cell.name)}, "
            f"'value': cell_{fit.positions[cell.name]}, "
            f"'rule': {literal(fault.rule)}, 'remedy': {literal(fault.remedy)}}}"
            for fault in cell.faults
        )
        yield f"case {whens} end"
