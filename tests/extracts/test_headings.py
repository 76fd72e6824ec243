from __future__ import annotations

from datetime import date

import pytest

from discretion.components import RECORDS
from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.encounter import IceEncounter
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.extracts import Refusal
from discretion.extracts.headings import (
    Fit,
    candidates,
    count_known,
    fit,
    key_headings,
    normalise,
)
from discretion.record import Component, Layout, Record, column


class Visit(Record, component=Component.ICE):
    """A visit."""

    visited_on: date = column("Day.", heading=("visit_date", "day"), on=True)
    born_in: str | None = column("Country of birth.", heading="birth_country")

    layouts = (
        Layout(
            "visit_published",
            "published",
            key=("person_key", "visited_on"),
            person_key=("hash", "old_hash"),
            ignores={"surname": "always redacted"},
            marks=("hash", "old_hash"),
        ),
        Layout("visit_internal", "internal", key=("fin", "form_number")),
    )


class Call(Record, component=Component.ICE):
    """A record that looks like a visit."""

    called_on: date = column("Day.", heading="day", on=True)
    layouts = (Layout("call", "internal"),)


def fitted(*headings: str, layout: str | None = None) -> Fit:
    return fit("a.csv", headings, candidates("a.csv", [Visit], layout))


def refusal(*headings: str, layout: str | None = None) -> str:
    with pytest.raises(Refusal) as refused:
        fitted(*headings, layout=layout)
    return str(refused.value)


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("Responsible AOR", "responsible_aor"),
        ("APPR_DT_TIME", "appr_dt_time"),
        (" Civ Id(Subject Key)\n", "civ_id_subject_key"),
        ("__event--date__", "event_date"),
        ("Año", "año"),
        (" * ", ""),
    ],
)
def test_headings_are_compared_without_case_and_signs(heading: str, word: str) -> None:
    assert normalise(heading) == word


def test_every_heading_fills_a_column_or_is_left_out() -> None:
    published, internal = Visit.layouts
    assert fitted("Visit Date", "HASH", "surname", "birth_country") == Fit(
        Visit, published, {"visited_on": 0, "person_key": 1, "born_in": 3}
    )
    assert fitted("form_number", "day", "fin", "surname") == Fit(
        Visit, internal, {"form_number": 0, "visited_on": 1, "fin": 2, "surname": 3}
    )


def test_headings_of_a_key_alone_are_told_from_columns() -> None:
    published, internal = Visit.layouts
    assert key_headings(Visit, published) == ()
    assert key_headings(Visit, internal) == ("form_number",)


def test_the_layout_that_knows_most_counts() -> None:
    among = candidates("a.csv", [Visit, Call], None)
    assert count_known(("Day", "hash", "day", "x", ""), among) == 2
    assert count_known(("day", "given_name", "fin"), among) == 3


@pytest.mark.parametrize(
    ("headings", "record", "layout"),
    [
        ("APPR_DT_TIME,SECTOR,APP_AGE", CbpApprehension, "cbp_apprehension_published"),
        ("arrest_date,sector,person_id", CbpApprehension, "cbp_apprehension_published"),
        ("arrest_date,sector,fin", CbpApprehension, "cbp_apprehension_internal"),
        ("event_date,Unique Identifier", IceEncounter, "ice_encounter_published"),
        ("event_date,basis,a_number", IceEncounter, "ice_encounter_internal"),
        (
            "charge_id,charge_status",
            IceCriminalHistory,
            "ice_criminal_history_internal",
        ),
        ("rec_date,unique_alien_id", UscisDacaRequest, "uscis_daca_request_published"),
        ("rec_date,receipt_number", UscisDacaRequest, "uscis_daca_request_internal"),
    ],
)
def test_the_headings_tell_the_record_and_layout(
    headings: str, record: type[Record], layout: str
) -> None:
    chosen = fit("a.csv", headings.split(","), candidates("a.csv", RECORDS, None))
    assert (chosen.record, chosen.layout.name) == (record, layout)


def test_of_layouts_that_fit_the_first_declared_is_taken() -> None:
    assert fitted("day", "birth_country").layout.name == "visit_internal"
    assert fitted("day", "hash", "birth_country").layout.name == "visit_published"


def test_a_layout_given_by_name_needs_no_mark() -> None:
    named = fitted("day", "birth_country", layout="visit_published")
    assert named.layout.name == "visit_published"


def test_an_unknown_layout_is_refused() -> None:
    assert refusal("day", layout="visits") == (
        'a.csv: layout "visits" is not known (expects visit_published, visit_internal)'
    )


def test_headings_that_fit_two_records_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        fit("a.csv", ["day", "fin"], candidates("a.csv", [Visit, Call], None))
    assert str(refused.value) == (
        "a.csv: its headings fit more than one record "
        "(in about.json name its layout: visit_internal or call)"
    )


def test_an_unknown_heading_is_refused_with_the_one_that_may_be_meant() -> None:
    headings = ["evnt_date", "unique_identifier", "gender"]
    with pytest.raises(Refusal) as refused:
        fit("ice/a.csv", headings, candidates("ice/a.csv", RECORDS, None))
    assert str(refused.value) == (
        'ice/a.csv: heading "evnt_date" is not known for ice_encounter '
        "(did you mean event_date? rename it, or remove the column)"
    )


def test_all_unknown_headings_are_named_at_once() -> None:
    assert refusal("day", "hash", "qqq", "zzz") == (
        'a.csv: headings "qqq", "zzz" are not known for visit '
        "(rename them, or remove the columns)"
    )
    many = [f"{letter}{letter}{letter}" for letter in "qzxkjw"]
    assert refusal("day", "hash", *many) == (
        'a.csv: headings "qqq", "zzz", "xxx", "kkk", "jjj" and 1 more are not known '
        "for visit (rename them, or remove the columns)"
    )


def test_names_and_numbers_are_refused_in_a_published_layout() -> None:
    assert refusal("day", "hash", "given_name") == (
        'a.csv: heading "given_name" is not known for visit '
        "(rename it, or remove the column)"
    )


def test_a_heading_that_a_row_must_have_is_asked_for() -> None:
    assert refusal("hash", "birth_country") == (
        "a.csv: heading visit_date or day is missing for visit (add the column)"
    )


def test_a_mark_of_the_layout_is_asked_for() -> None:
    with pytest.raises(Refusal) as refused:
        fit("a.csv", ["charge_id", "fin"], candidates("a.csv", RECORDS, None))
    assert str(refused.value) == (
        "a.csv: heading charge_status is missing for ice_criminal_history "
        "(add the column)"
    )


def test_two_headings_for_one_column_are_refused() -> None:
    assert refusal("day", "hash", "visit_date") == (
        "a.csv: headings day and visit_date both fill visited_on (keep one)"
    )
    assert refusal("day", "hash", "old_hash") == (
        "a.csv: headings hash and old_hash both fill person_key (keep one)"
    )


def test_a_heading_that_stands_twice_is_refused() -> None:
    assert refusal("day", "hash", "Day ") == (
        'a.csv: heading "day" stands twice (rename or remove one)'
    )


def test_a_column_without_a_heading_is_refused() -> None:
    assert refusal("day", "hash", " ") == (
        "a.csv: column 3 has no heading (name it, or remove the column)"
    )
