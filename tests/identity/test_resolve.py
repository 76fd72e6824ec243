from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

Rows = dict[str, dict[str, Any]]

# Few values, so that records meet, agree in part and conflict.
row = st.fixed_dictionaries(
    {},
    optional={
        "namespace": st.sampled_from(["ICE", "CBP"]),
        "person_key": st.sampled_from(["7", "", None]),
        "fin": st.sampled_from(["1", "2", " ", None]),
        "a_number": st.sampled_from(["8", "9", None]),
        "receipt_number": st.sampled_from(["R", "", None]),
        "given_name": st.sampled_from(["ANA", "ANNA", "LUZ", None]),
        "surname": st.sampled_from(["PAZ", "PAZ GIL", "GIL PAZ", "", None]),
        "birth_date": st.sampled_from([date(1990, 3, 5), date(1990, 5, 3), None]),
        "birth_country": st.sampled_from(["PERU", None]),
        "sex": st.sampled_from(["F", None]),
    },
)
tables = st.lists(row, max_size=12).map(
    lambda rows: {f"r{n:02}": row for n, row in enumerate(rows)}
)
few = settings(max_examples=15, deadline=None)


@few
@given(tables)
def test_identity_is_a_partition_with_one_fingerprint_each(
    resolved: Callable[..., Any], rows: Rows
) -> None:
    con = resolved(rows, superseded={f"old {name}": name for name in rows})
    owners = con.sql("from person_of order by record_id").fetchall()
    assert [record for record, _ in owners] == sorted(
        [*rows, *(f"old {r}" for r in rows)]
    )
    person = dict(owners)
    assert all(person[f"old {name}"] == person[name] for name in rows)
    assert con.sql("select sum(record_count) from person").fetchall() == [
        (len(rows) or None,)
    ]
    fins: dict[str, set[str]] = {}
    for name, said in rows.items():
        fins.setdefault(person[name], set()).add((said.get("fin") or "").strip())
    assert all(len(found - {""}) <= 1 for found in fins.values())


@few
@given(tables)
def test_every_record_has_one_link_within_its_person_and_reviews_cross_persons(
    resolved: Callable[..., Any], rows: Rows
) -> None:
    con = resolved(rows)
    person = dict(con.sql("from person_of").fetchall())
    found = con.sql("""
        select band, person_id, record_id, matched_record_id, method
        from identity_link order by record_id""").fetchall()
    links = [line for line in found if line[0] == "LINK"]
    assert [record for _, _, record, _, _ in links] == list(rows)
    for band, owner, record, other, method in found:
        assert person[record] == owner
        assert (other is None) == (method == "ONLY_RECORD")
        if other is not None:
            assert (person[other] == owner) == (band == "LINK")


@few
@given(tables, st.randoms(use_true_random=False), st.sampled_from([1, 4]))
def test_neither_the_order_of_rows_nor_threads_change_the_answer(
    resolved: Callable[..., Any], rows: Rows, random: Any, threads: int
) -> None:
    shuffled = list(rows.items())
    random.shuffle(shuffled)
    one, other = resolved(rows), resolved(dict(shuffled), threads=threads)
    for table in ("person_of", "person", "identity_link"):
        query = f"from {table} order by all"
        assert one.sql(query).fetchall() == other.sql(query).fetchall()


@few
@given(tables, tables)
def test_ids_stay_when_nothing_changed_and_where_new_records_touch_nobody(
    person_of: Callable[..., Any], rows: Rows, more: Rows
) -> None:
    first = person_of(rows)
    assert person_of(rows, inherited=first) == first
    new = {f"{name} new": said for name, said in more.items()}
    second = person_of({**rows, **new}, inherited=first)
    touched = {second[name] for name in new}
    untouched = {name for name in rows if second[name] not in touched}
    for name in untouched:
        together = {other for other in rows if second[other] == second[name]}
        before = {other for other in rows if first[other] == first[name]}
        if together == before:
            assert second[name] == first[name]


def test_no_records_are_no_persons(resolved: Callable[..., Any]) -> None:
    con = resolved({})
    assert con.sql("from person").fetchall() == []
    assert con.sql("from identity_link").fetchall() == []


def test_only_the_finished_tables_are_left_behind(resolved: Callable[..., Any]) -> None:
    con = resolved({"a": {}})
    left = {name for (name,) in con.sql("show tables").fetchall()}
    given_tables = {
        "identity_record",
        "rows_note",
        "rows_identity_review",
        "inherited",
    }
    assert left - given_tables == {"person_of", "person", "identity_link"}
