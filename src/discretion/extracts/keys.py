"""What names a record for good: its natural key, or its whole row.

With a full natural key, equal keys are one record rewritten, and the last is current.
Else the whole row is the key, and equal rows are as many records. An id depends on
neither the names nor the order of files, so that it survives new releases.
"""

# Names in statements come from declarations.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence

from discretion.extracts.headings import PERSON_KEY, Fit, key_headings
from discretion.extracts.sql import literal
from discretion.record import IDENTITY_COLUMNS, Column, Record


def is_whole(fit: Fit) -> str:
    """SQL that is true where the whole row is the key: a part of its own is null."""
    missing = " or ".join(f'"{part}" is null' for part in fit.layout.key)
    return f"({missing or 'true'})"


def digest(fit: Fit) -> str:
    """SQL for a hash of the key: the natural one, or every value of the row."""
    every = (
        *(column.name for column in fit.record.columns if column.headings),
        *IDENTITY_COLUMNS,
        PERSON_KEY,
        *key_headings(fit.record, fit.layout),
    )
    whole, natural = _named("whole", every), _named("natural", fit.layout.key)
    return f"sha256(to_json(if({is_whole(fit)}, {whole}, {natural}))::VARCHAR)"


def identified(
    record: type[Record], records: Sequence[type[Record]], gathered: str
) -> str:
    """SQL for gathered rows, each with its id and that of the row that replaced it.

    A column that refers to a record by its key gets that record's id.

    Of rows with equal natural keys the last is current and numbered 0; those before it
    are 1, 2 and so on from the oldest. Equal whole rows are numbered in their order.
    """
    ordinal = "if(whole, before, if(after = 0, 0, before + 1))"
    others = {other.__name__: other for other in records}
    referred = [
        f'{_referred(others[str(one.refers)], one)} as "{one.name}"'
        for one in record.columns
        if one.keyed
    ]
    replaced = f" replace ({', '.join(referred)})" if referred else ""
    return f"""
        select *{replaced}, {_id(record, ordinal)} as id,
            if(not whole and after > 0, {_id(record, "0")}, null) as superseded_by
        from (
            select *, row_number() over equal - 1 as before,
                count(*) over (partition by key) - row_number() over equal as after
            from {gathered}
            window equal as (partition by key order by turn, "row")
        )
    """


def _referred(other: type[Record], column: Column) -> str:
    """SQL for the id of the current record with the key that these columns hold."""
    missing = " or ".join(f'"{part}" is null' for part in column.keyed)
    key = f"sha256(to_json({_named('natural', column.keyed)})::VARCHAR)"
    return f"if({missing}, null, {_id(other, '0', key)})"


def _id(record: type[Record], ordinal: str, key: str = "key") -> str:
    sender = literal(record.sender)
    said = f"concat_ws('|', {sender}, '{record.__name__}', {key}, {ordinal})"
    return f"'{record.__name__}_' || left(sha256({said}), 24)"


def _named(kind: str, names: Sequence[str]) -> str:
    """SQL for a list of the values that are not null, each with its name."""
    parts = "".join(f", '{name}=' || \"{name}\"::VARCHAR" for name in names)
    return f"list_filter(['{kind}'{parts}], lambda part: part is not null)"
