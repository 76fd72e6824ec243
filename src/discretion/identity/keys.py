"""The keys that may join records: names and birth dates written one way.

What is blank, or says that nothing is known, becomes null, and null joins nothing.
Numbers were written one way when their extract was read.
"""

from __future__ import annotations

import duckdb

_NO_NAME = ("FNU", "LNU", "NFN", "NLN", "NMN", "UNK", "UNKNOWN")
"""Typed where no name is known: "first name unknown", "no last name" and so on."""


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Write ``identity_key``: one row per record, numbered in order of record ids."""
    con.execute(_KEYS)


def _words(column: str) -> str:
    """The words of a text: no accents, apostrophes or periods, capitals only."""
    letters = "lambda word: regexp_replace(word, '[^\\p{L}\\p{N}]', '', 'g')"
    known = f"lambda word: word not in {('', *_NO_NAME)}"
    plain = f"upper(strip_accents(coalesce({column}, '')))"
    split = f"regexp_split_to_array({plain}, '[\\s,/_-]+')"
    return f"list_filter(list_transform({split}, {letters}), {known})"


def _joined(words: str, by: str) -> str:
    return f"nullif(array_to_string({words}, '{by}'), '')"


def _stated(column: str) -> str:
    return f"nullif(trim({column}), '') as {column}"


_SWAPPED = """case when day(birth_date) <= 12
    then make_date(year(birth_date), day(birth_date), month(birth_date)) end"""

# Only expressions declared in this file enter the text.
_KEYS = f"""
create or replace temp table identity_key as
with written as (
    select
        id as record_id,
        record_type,
        component,
        {_stated("namespace")},
        {_stated("person_key")},
        {_stated("a_number")},
        {_stated("fin")},
        {_stated("receipt_number")},
        {_words("given_name")} as givens,
        {_words("middle_name")} as middles,
        {_words("surname")} as surnames,
        birth_date,
        {_joined(_words("birth_country"), " ")} as country,
        nullif(left({_words("sex")}[1], 1), 'U') as sex
    from identity_record
)
select
    cast(row_number() over (order by record_id) - 1 as integer) as id,
    record_id,
    record_type,
    component,
    namespace,
    person_key,
    a_number,
    fin,
    receipt_number,
    givens[1] as given_name,
    surnames[1] as first_surname,
    {_joined("surnames", "")} as surnames_together,
    {_joined("list_sort(surnames)", " ")} as surnames_in_any_order,
    list_filter(givens || middles || surnames, lambda name: length(name) > 1) as names,
    birth_date,
    least(birth_date, {_SWAPPED}) as birth_date_either_way,
    country,
    sex
from written
"""  # noqa: S608
