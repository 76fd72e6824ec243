"""What names a record for good: its natural key, or its whole row.

With a full natural key, equal keys are one record rewritten: the last is current. Else
the whole row is the key, and equal rows are as many records. An id depends on neither
the names nor the order of files, so a record keeps its id from release to release.
"""

from __future__ import annotations

from collections.abc import Sequence

from discretion.extracts.headings import PERSON_KEY, Fit, key_headings
from discretion.record import IDENTITY_COLUMNS, Record


def is_whole(fit: Fit) -> str:
    """SQL that is true where the whole row is the key: a part of its own is null."""
    missing = " or ".join(f'"{part}" is null' for part in fit.layout.key)
    return f"({missing or 'true'})"


def digest(fit: Fit) -> str:
    """SQL for a hash of the key, which is the natural one or every value of the row."""
    every = [
        *(column.name for column in fit.record.columns if column.headings),
        *IDENTITY_COLUMNS,
        PERSON_KEY,
        *key_headings(fit.record, fit.layout),
    ]
    whole, natural = _named("whole", every), _named("natural", fit.layout.key)
    parts = f"case when {is_whole(fit)} then {whole} else {natural} end"
    return f"sha256(to_json({parts})::VARCHAR)"


def identified(record: type[Record], accepted: str) -> str:
    """SQL for accepted rows with the id of each, and of the row that replaced it.

    Of rows with equal natural keys the last is current and numbered 0; those before it
    are 1, 2 and so on from the oldest. Equal whole rows are numbered in order.
    """
    component = record.sender.value if record.sender else ""

    def id_of(ordinal: str) -> str:
        said = f"concat_ws('|', '{component}', '{record.__name__}', key, {ordinal})"
        return f"'{record.__name__}_' || left(sha256({said}), 24)"

    return f"""
        select
            {id_of("if(whole, older, if(later = 0, 0, older + 1))")} as id,
            if(not whole and later > 0, {id_of("0")}, null) as superseded_by,
            *
        from (
            select *, row_number() over equal - 1 as older,
                count(*) over (partition by key) - row_number() over equal as later
            from {accepted}
            window equal as (partition by key order by turn, "row")
        )
    """  # noqa: S608  # names come from declarations


def _named(kind: str, names: Sequence[str]) -> str:
    """SQL for a list of the values that are not null, each with its name."""
    parts = ", ".join(f"'{name}=' || \"{name}\"::VARCHAR" for name in names)
    return f"list_filter(['{kind}', {parts}], lambda part: part is not null)"
