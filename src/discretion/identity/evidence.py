"""The tables that leave this room: persons, whose record is whose, and why."""

from __future__ import annotations

import duckdb

from discretion.identity.link import Band, IdentityLink, Method
from discretion.identity.person import Person
from discretion.identity.rules import METHODS
from discretion.record import Record

# Only names declared in this room and in its records enter the text.
# ruff: noqa: S608


def write_persons(con: duckdb.DuckDBPyConnection) -> None:
    """Write ``person_of`` and ``person``."""
    con.execute("""
        create or replace table person_of as
        select record_id, person_id
        from identity_member join identity_person using (cluster)""")
    _write(con, Person, _PERSONS)


def write_links(con: duckdb.DuckDBPyConnection) -> None:
    """Write ``identity_link``: what ties each record, and what awaits review."""
    _write(con, IdentityLink, _LINKS)


def _write(con: duckdb.DuckDBPyConnection, record: type[Record], rows: str) -> None:
    columns = ", ".join(["id", *(column.name for column in record.columns)])
    con.execute(
        f"create or replace table {record.table} as select {columns} from ({rows})"
    )


_PERSONS = """
    select
        mine.person_id as id,
        count(*) as record_count,
        count(distinct component) as component_count,
        coalesce(any_value(theirs.person_id), mine.person_id) as review_group
    from identity_key
    join identity_tie using (id)
    join identity_person as mine using (cluster)
    left join identity_group using (cluster)
    left join identity_person as theirs on theirs.cluster = identity_group.first
    group by mine.person_id"""

_METHOD = f"list_extract({[method.value for method in METHODS]}, rule + 1)"

_ONLY = METHODS.index(Method.ONLY_RECORD)

# The first record of a person hangs from no other: its surest tie stands for it.
_TIES = f"""
    select id, other, rule from identity_tie where other >= 0
    union all
    select cluster, surest.other, coalesce(surest.rule, {_ONLY})
    from identity_tie left join (
        select other as cluster, min({{'rule': rule, 'other': id}}) as surest
        from identity_tie group by other
    ) using (cluster)
    where id = cluster"""

_EVIDENCE = f"""
    select id, other, {_METHOD} as method, band
    from (
        select *, '{Band.LINK.value}' as band from ({_TIES})
        union all
        select unnest([l, r]), unnest([r, l]), rule, '{Band.REVIEW.value}'
        from identity_question
    )"""

_LINKS = f"""
    select
        'IdentityLink_' || left(sha256(concat_ws('|', mine.record_id,
            coalesce(theirs.record_id, ''), method, band)), 24) as id,
        person_id,
        mine.record_id,
        mine.record_type,
        mine.component,
        method,
        theirs.record_id as matched_record_id,
        null::double as match_weight,
        null::double as match_probability,
        band
    from ({_EVIDENCE}) as evidence
    join identity_key as mine on mine.id = evidence.id
    left join identity_key as theirs on theirs.id = evidence.other
    join identity_tie as tie on tie.id = evidence.id
    join identity_person using (cluster)"""
