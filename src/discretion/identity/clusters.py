"""Pairs become clusters: one cluster per person.

No rule joins two fingerprint numbers, or two records that a reviewer holds apart.
"""

from __future__ import annotations

from array import array

import duckdb
import pyarrow as pa

from discretion.identity.link import Method
from discretion.identity.review import Verdict
from discretion.identity.rules import METHODS, PAIRS

_NONE = -1
_REVIEWER = METHODS.index(Method.REVIEWER)

_HELD_APART = f"""
    select l, r from identity_reviewed
    where verdict = '{Verdict.NO_LINK.value}' order by all"""  # noqa: S608


class Forest:
    """Clusters that grow pair by pair; each is a tree hanging from its first record.

    Records are numbers from 0. ``parent`` and ``rule`` hold, for each record, the pair
    that ties it to its cluster; the first record of a cluster has none.
    """

    def __init__(self, fins: array[int]) -> None:
        """Every record for itself; ``fins`` numbers its fingerprint, 0 for none."""
        self._fins = fins
        self._apart: dict[int, set[int]] = {}
        self._same_fin: dict[int, int] = {}
        self._first = array("i", range(len(fins)))
        self.parent = array("i", [_NONE]) * len(fins)
        self.rule = array("i", [_NONE]) * len(fins)

    def first(self, record: int) -> int:
        """The smallest record of this record's cluster."""
        first = self._first
        while first[record] != record:
            first[record] = first[first[record]]
            record = first[record]
        return record

    def keep_apart(self, left: int, right: int) -> None:
        """Two records that are never to be in one cluster."""
        self._apart.setdefault(left, set()).add(right)
        self._apart.setdefault(right, set()).add(left)

    def join(self, rule: int, left: int, right: int) -> bool:
        """Make one cluster of two; False where something holds them apart."""
        a, b = self.first(left), self.first(right)
        if a == b:
            return True
        if self._are_apart(a, b) or (rule != _REVIEWER and self._have_two_fins(a, b)):
            return False
        if b < a:
            a, b, left, right = b, a, right, left
        if self._have_two_fins(a, b):
            self._same_fin[self._fin(b)] = self._fin(a)
        self._first[b] = a
        self._fins[a] = self._fins[a] or self._fins[b]
        if b in self._apart:
            self._apart.setdefault(a, set()).update(self._apart.pop(b))
        self._hang(right, left, rule)
        return True

    def _have_two_fins(self, a: int, b: int) -> bool:
        one, other = self._fin(a), self._fin(b)
        return bool(one and other and one != other)

    def _fin(self, first: int) -> int:
        """The fingerprint of a cluster; of those a reviewer holds the same, one."""
        fin = self._fins[first]
        while fin in self._same_fin:
            fin = self._same_fin[fin]
        return fin

    def _are_apart(self, a: int, b: int) -> bool:
        return any(self.first(other) == b for other in self._apart.get(a, ()))

    def _hang(self, record: int, parent: int, rule: int) -> None:
        """Turn the tree that holds a record so that it hangs from this parent."""
        while record != _NONE:
            above, above_rule = self.parent[record], self.rule[record]
            self.parent[record], self.rule[record] = parent, rule
            parent, rule, record = record, above_rule, above


def cluster(con: duckdb.DuckDBPyConnection) -> None:
    """Join records by every rule, in order.

    Writes ``identity_tie``: each record, its cluster (named by its first record), and
    the record and rule that tie it to it (-1 for the first). Writes
    ``identity_conflict``: the pairs that two fingerprint numbers kept apart.
    """
    forest = Forest(_fins(con))
    for left, right in con.sql(_HELD_APART).fetchall():
        forest.keep_apart(left, right)
    refused = [array("i"), array("i"), array("i")]
    for batch in con.sql(PAIRS).to_arrow_reader():
        for pair in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if not forest.join(*pair):
                for column, value in zip(refused, pair, strict=True):
                    column.append(value)
    records = range(len(forest.parent))
    _write(
        con,
        "identity_tie",
        id=array("i", records),
        cluster=array("i", map(forest.first, records)),
        other=forest.parent,
        rule=forest.rule,
    )
    rules, lefts, rights = refused
    _write(con, "identity_conflict", rule=rules, l=lefts, r=rights)


def _fins(con: duckdb.DuckDBPyConnection) -> array[int]:
    numbered = con.sql("""
        select case when fin is null then 0 else dense_rank() over (order by fin) end
        from identity_key order by id""")
    fins = array("i")
    for batch in numbered.to_arrow_reader():
        fins.extend(batch.column(0).to_pylist())
    return fins


def _write(con: duckdb.DuckDBPyConnection, name: str, **columns: array[int]) -> None:
    table = pa.table(
        {
            column: pa.Array.from_buffers(
                pa.int32(), len(values), [None, pa.py_buffer(values)]
            )
            for column, values in columns.items()
        }
    )
    con.register("identity_numbers", table)
    con.execute(f"create or replace temp table {name} as from identity_numbers")
    con.unregister("identity_numbers")
