from __future__ import annotations

from collections import Counter

import pytest

from discretion.record import Record
from discretion.synthesis import EXTRACTS
from discretion.synthesis.layout import headings, internal
from tests.synthesis.lives import rows_of, share


@pytest.mark.parametrize("record", EXTRACTS, ids=lambda record: record.__name__)
def test_rows_have_the_columns_of_their_layout_and_no_others(
    record: type[Record],
) -> None:
    rows = rows_of(record.__name__)
    assert len(rows) >= 10
    assert all(row.keys() == headings(record).keys() for _, row in rows)


@pytest.mark.parametrize("record", EXTRACTS, ids=lambda record: record.__name__)
def test_a_record_that_is_written_again_directly_follows_itself(
    record: type[Record],
) -> None:
    key = internal(record).key
    keys = [
        (id(life), *(row[part] for part in key))
        for life, row in rows_of(record.__name__)
    ]
    runs = [one for n, one in enumerate(keys) if n == 0 or keys[n - 1] != one]
    assert len(set(runs)) == len(runs)


def test_few_rows_are_likely_duplicates_where_a_column_can_say_so() -> None:
    rows = [row for _, row in rows_of("IceEncounter")]
    marked = [row["duplicate_likely"] == "Y" for row in rows]
    assert 0.004 < share(marked) < 0.025
    keys = Counter((row["event_number"], row["eid_subject_id"]) for row in rows)
    for row in rows:
        if row["duplicate_likely"]:
            assert keys[row["event_number"], row["eid_subject_id"]] > 1


def test_an_encounter_that_is_not_held_gives_no_record_and_a_twin_gives_one() -> None:
    numbers = Counter(id(life) for life, _ in rows_of("IceEncounter"))
    for life in {id(life): life for life, _ in rows_of("IceEncounter")}.values():
        held = sum(met.held for met in life.encounters)
        twins = sum(
            caught.also_in_eid and caught.released_on is not None
            for caught in life.apprehensions
        )
        assert numbers[id(life)] >= held + twins
