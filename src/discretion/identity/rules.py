"""The rules that bring records together: a reviewer's word, then the surest first.

A rule is one or more queries, each giving pairs of record numbers, the smaller first.
Where a rule asks for equal keys, every record is paired with the smallest record of its
key: n equal records cost n pairs and still become one person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from discretion.identity.link import Method
from discretion.identity.review import Verdict

CLOSE = 0.92
"""Least Jaro-Winkler similarity at which two names count as nearly equal."""

CROWD = 1_000
"""Spellings above which a block is not searched for nearly equal names.

One birth date with so many names is a placeholder; comparing them all costs their
square and finds strangers.
"""

# Only names declared in this room enter the text of these queries.
# ruff: noqa: S608


def _equal(*key: str, source: str = "identity_key") -> str:
    """Pairs that agree in the whole key; null agrees with nothing.

    Neighbours are paired as well, so that records whom a reviewer holds apart from the
    smallest still meet one another.
    """
    same = f"partition by {', '.join(key)}"
    return f"""
        select * from (
            select unnest(list_distinct([
                min(id) over ({same}), lag(id) over ({same} order by id)
            ])) as l, id as r
            from {source} where {_known(key)}
        ) where l < r"""


def _close(*names: str, block: Sequence[str]) -> str:
    """Pairs that agree in the block, with one of these names nearly equal."""
    key = (*block, *names)
    close = " or ".join(
        f"jaro_winkler_similarity(l.{name}, r.{name}) >= {CLOSE}" for name in names
    )
    return f"""
        with one as (
            select min(id) as id, {", ".join(key)}
            from identity_key where {_known(key)} group by {", ".join(key)}
            qualify count(*) over (partition by {", ".join(block)}) <= {CROWD}
        )
        select l.id as l, r.id as r from one as l join one as r
        using ({", ".join(block)}) where l.id < r.id and ({close})"""


def _known(key: Sequence[str]) -> str:
    return " and ".join(f"{column} is not null" for column in key)


_CONFIRMED = """(
    select id, a_number, unnest(names || [cast(birth_date as varchar)]) as agreeing
    from identity_key)"""
"""A name confirms in whichever field it was keyed: given and surname get swapped."""

_BORN = ("birth_date", "country")

RULES: Mapping[Method, tuple[str, ...]] = {
    Method.REVIEWER: (
        f"select l, r from identity_reviewed where verdict = '{Verdict.LINK.value}'",
    ),
    Method.PERSON_KEY: (_equal("namespace", "person_key"),),
    Method.FIN: (_equal("fin"),),
    Method.A_NUMBER: (_equal("a_number", "agreeing", source=_CONFIRMED),),
    Method.RECEIPT_NUMBER: (_equal("receipt_number"),),
    Method.BIRTH_DATE_NAME_SEX: (
        _equal("birth_date", "given_name", "first_surname", "sex"),
    ),
    Method.BIRTH_DATE_ALL_SURNAMES: (
        _equal("birth_date", "given_name", "surnames_in_any_order"),
    ),
    Method.BIRTH_DATE_CLOSE_NAME: (
        _close("given_name", block=(*_BORN, "first_surname")),
        _close("first_surname", "surnames_together", block=(*_BORN, "given_name")),
    ),
    Method.SWAPPED_BIRTH_DATE: (
        _equal(
            "birth_date_either_way", "country", "given_name", "surnames_in_any_order"
        ),
    ),
}

METHODS = list(Method)
"""A method's place here is the number by which tables name its rule."""


_QUERIES = [
    f"select {METHODS.index(method)} as rule, l, r from ({query})"
    for method, queries in RULES.items()
    for query in queries
]

PAIRS = f"select distinct * from ({' union all '.join(_QUERIES)}) order by all"
"""Every pair of every rule, as ``rule``, ``l`` and ``r``, in the order to join them."""
