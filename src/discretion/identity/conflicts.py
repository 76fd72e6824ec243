"""Conflicts: two persons that share an A-number."""

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
    """Add to ``identity_conflict`` any two persons found with one A-number.

    No rule joined them: all else that both state disagrees, or their fingerprint
    numbers do. Where neither names nor birth dates can be compared nothing conflicts.
    """
    con.execute(_SHARED, [NEIGHBOURS, METHODS.index(Method.A_NUMBER)])


_SHARED = """
insert into identity_conflict
with shared as (
    select
        id, cluster, a_number, len(names) > 0 as named, birth_date is not null as born,
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
where l.cluster <> r.cluster and ((l.named and r.named) or (l.born and r.born))
"""
