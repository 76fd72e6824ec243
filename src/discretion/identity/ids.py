"""Person ids: minted once, kept from release to release."""

from __future__ import annotations

import duckdb


def name_persons(con: duckdb.DuckDBPyConnection) -> None:
    """Give every cluster of ``identity_member`` its person id, in ``identity_person``.

    A cluster keeps the id with which it shares most records in ``inherited``; where
    several claim one id, the one sharing most of its records gets it. All others are
    minted from the smallest record id, never equal to an id inherited from before.
    """
    con.execute(_KEPT)
    con.execute(_MINTED)
    while _minted_again(con):
        continue


_KEPT = """
create or replace temp table identity_person as
with claim as (
    select cluster, person_id, count(*) as shared
    from identity_member join inherited using (record_id)
    group by cluster, person_id
    qualify row_number() over (
        partition by cluster order by shared desc, person_id) = 1
)
select cluster, person_id, null::integer as attempt from claim
qualify row_number() over (partition by person_id order by shared desc, cluster) = 1
"""

_MINTED = """
insert into identity_person
select id, 'Person_' || left(sha256(record_id), 24), 0
from identity_key join identity_tie using (id)
where id = cluster and id not in (select cluster from identity_person)
"""

_MINTED_AGAIN = """
update identity_person
set attempt = attempt + 1,
    person_id = 'Person_' || left(sha256(record_id || '/' || (attempt + 1)), 24)
from identity_key
where id = cluster and attempt is not null
    and person_id in (select person_id from inherited)
"""


def _minted_again(con: duckdb.DuckDBPyConnection) -> int:
    """How many minted ids were taken, and were therefore minted anew."""
    (count,) = con.execute(_MINTED_AGAIN).fetchall()[0]
    return int(count)
