"""Questions for a reviewer: which two persons met and conflict, and who hangs together.

Persons whose every conflict were settled by joining would be fewer: how many tells how
far a number of persons depends on linking.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa


def ask(con: duckdb.DuckDBPyConnection) -> None:
    """Write ``identity_question``: records of two persons, and the rule they met by.

    A reviewer is asked once whether two persons are one, and never again. Writes
    ``identity_group`` too: of each cluster that a question is about, the first of those
    that would be one if all questions were answered so.
    """
    con.execute(_QUESTIONS)
    first: dict[int, int] = {}
    for left, right in con.sql(_PAIRS).fetchall():
        one, other = sorted((_first(first, left), _first(first, right)))
        first[other] = one
    clusters = list(first)
    firsts = [_first(first, each) for each in clusters]
    con.register("numbers", pa.table({"cluster": clusters, "first": firsts}, _NUMBERS))
    con.execute("create or replace temp table identity_group as from numbers")
    con.unregister("numbers")


_NUMBERS = pa.schema({"cluster": pa.int32(), "first": pa.int32()})


def _first(first: dict[int, int], cluster: int) -> int:
    """The first of the clusters that this one hangs together with."""
    while (above := first.get(cluster, cluster)) != cluster:
        first[cluster] = cluster = first.get(above, above)
    return cluster


_QUESTIONS = """
    create or replace temp table identity_question as
    select pair.l as l, pair.r as r, pair.rule as rule
    from (
        select min({'rule': c.rule, 'l': c.l, 'r': c.r}) as pair
        from identity_conflict as c
        join identity_tie as a on a.id = c.l join identity_tie as b on b.id = c.r
        where (least(a.cluster, b.cluster), greatest(a.cluster, b.cluster)) not in (
            select (least(x.cluster, y.cluster), greatest(x.cluster, y.cluster))
            from identity_reviewed
            join identity_tie as x on x.id = l join identity_tie as y on y.id = r
        )
        group by least(a.cluster, b.cluster), greatest(a.cluster, b.cluster)
    )"""

_PAIRS = """
    select a.cluster, b.cluster from identity_question
    join identity_tie as a on a.id = l join identity_tie as b on b.id = r
    order by all"""
