"""Conflicts: two persons with one A-number and nothing else in common."""

from __future__ import annotations

import duckdb

from discretion.identity.link import Method
from discretion.identity.rules import METHODS

NEIGHBOURS = 8
"""How many records after it each record is held against, among those of one A-number.

All of them where an A-number is a family's; a few where it is a placeholder that
thousands share, so that a review stays readable and costs no more than its records.
"""


def add_a_number_conflicts(con: duckdb.DuckDBPyConnection) -> None:
    """Add to ``identity_conflict`` equal A-numbers that everything else disagrees on.

    Names disagree where both records have some and share none; birth dates where both
    have one and they differ. Where nothing can be compared nothing conflicts.
    """
    con.execute(_DISAGREEING, [NEIGHBOURS, METHODS.index(Method.A_NUMBER)])


_DISAGREEING = """
insert into identity_conflict
with shared as (
    select
        id, cluster, a_number, names, birth_date,
        row_number() over (partition by a_number order by id) as place
    from identity_key join identity_tie using (id)
    where a_number is not null
    qualify min(cluster) over (partition by a_number)
        < max(cluster) over (partition by a_number)
),
looking as (select *, place + unnest(range(1, ? + 1)) as at_place from shared)
select ?, l.id, r.id
from looking as l join shared as r
    on r.a_number = l.a_number and r.place = l.at_place
where l.cluster <> r.cluster
    and not list_has_any(l.names, r.names)
    and coalesce(l.birth_date <> r.birth_date, true)
    and (len(l.names) * len(r.names) > 0
        or (l.birth_date is not null and r.birth_date is not null))
"""
