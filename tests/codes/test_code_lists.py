"""Every code that agencies publish is known here: mapped, or not, for a stated reason.

The published lists stand beside the checkout; where they are absent the tests that
read them are skipped, and say so.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path

import pytest

from discretion.codes import eoir
from discretion.codes.case import CASE_CATEGORIES, CASE_STATUSES
from discretion.codes.country import COUNTRIES
from discretion.codes.criminality import AGGRAVATED_FELON, CRIMINALITIES
from discretion.codes.discretion import IsDiscretion, Review
from discretion.codes.ncic import (
    CATEGORY_DIGITS,
    CHARGE_CATEGORIES,
    CHARGE_DIGITS,
    NCIC_CATEGORIES,
)
from discretion.codes.office import AREAS
from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.codes.release_reason import RELEASE_REASONS
from discretion.components.ice.decisions import (
    BOARD,
    CATEGORIES,
    COMPLETIONS,
    DISPOSITIONS,
    JUDGES,
    REASONS,
    REVIEWS,
    STATUSES,
)

PUBLISHED = Path(__file__).parents[3] / "shared/data/codes"

needs_published = pytest.mark.skipif(
    not PUBLISHED.is_dir(), reason="the published code lists are not beside us"
)


def read(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / name).open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def raw(listed: Collection[str]) -> set[str]:
    """Codes as they are compared: without case and odd spaces."""
    return {" ".join(code.upper().split()) for code in listed}


def reviewed(review: Review) -> dict[str, IsDiscretion]:
    return {code.code: code.is_discretion for code in review.codes}


@needs_published
@pytest.mark.parametrize(
    ("name", "column", "listed"),
    [
        ("ice_case_status.csv", "value", CASE_STATUSES),
        ("ice_case_category.csv", "value", CASE_CATEGORIES),
        ("ice_release_reason.csv", "value", RELEASE_REASONS),
        ("ice_criminality.csv", "value", CRIMINALITIES),
        ("ice_aggravated_felon.csv", "value", AGGRAVATED_FELON),
        ("ice_areas_of_responsibility.csv", "aor", AREAS),
        (
            "ice_processing_disposition.csv",
            "processing_disposition_raw",
            PROCESSING_DISPOSITIONS,
        ),
        ("uscis_claims_country_codes.csv", "code", COUNTRIES),
        ("uscis_claims_country_codes.csv", "name", COUNTRIES),
    ],
)
@pytest.mark.shows("F066")
def test_every_published_code_is_in_its_list(
    name: str, column: str, listed: Collection[str]
) -> None:
    published = [row[column] for row in read(name)]
    assert raw(published) - raw(listed) - {""} == set()


@needs_published
@pytest.mark.shows("F037")
def test_a_code_and_a_name_of_a_country_mean_the_same() -> None:
    for row in read("uscis_claims_country_codes.csv"):
        assert COUNTRIES[row["code"]] == COUNTRIES[row["name"].upper()] == row["name"]


@needs_published
def test_every_published_charge_code_has_a_category() -> None:
    for row in read("ice_msc_charge_codes.csv"):
        code = row["msc_charge_code"].rjust(CHARGE_DIGITS, "0")
        assert code[:CATEGORY_DIGITS] in CHARGE_CATEGORIES


@needs_published
def test_every_published_category_is_known_or_says_that_nothing_was_recorded() -> None:
    published = {row["ncic_category"] for row in read("ncic_categories.csv")}
    assert published - NCIC_CATEGORIES.keys() == {"IIDS ETL NULL"}


@needs_published
@pytest.mark.parametrize(
    ("table", "listed"),
    [
        ("tblLookupBIADecision", eoir.BOARD_DECISIONS),
        ("tblLookupCaseType", eoir.CASE_TYPES),
        ("tblLookupCustodyStatus", eoir.CUSTODY_STATUSES),
    ],
)
def test_every_code_of_the_courts_is_in_its_list(
    table: str, listed: Collection[str]
) -> None:
    published = {
        row["value"]
        for row in read("eoir_lookup_tables.csv")
        if row["table_filename"].endswith(f"/{table}.csv")
    }
    assert published == set(listed)


@needs_published
@pytest.mark.shows("F039")
def test_court_decisions_are_told_apart_by_field() -> None:
    """The table mixes two fields, and rows of a composite key with broken ones."""
    rows = [
        (row["value"], row["description"])
        for row in read("eoir_lookup_tables.csv")
        if row["table_filename"].endswith("/tblLookupCourtDecision.csv")
    ]
    letters = {(code, text) for code, text in rows if code.isalpha() and code != "NA"}
    as_completion = set(eoir.OTHER_COMPLETIONS.items())
    rest = letters - as_completion
    assert {code for code, _ in rest} <= eoir.COURT_DECISIONS.keys()
    assert ("T", "Transfer") in as_completion
    assert ("T", "Terminated") in rest
    assert eoir.COURT_DECISIONS["T"] == "Terminated"


@needs_published
def test_every_lookup_table_of_the_courts_is_read_or_left_out_for_a_reason() -> None:
    published = {
        Path(row["table_filename"]).stem for row in read("eoir_lookup_tables.csv")
    }
    assert published == eoir.LOOKUPS_READ.keys() | eoir.LOOKUPS_LEFT_OUT.keys()
    assert not eoir.LOOKUPS_READ.keys() & eoir.LOOKUPS_LEFT_OUT.keys()


@needs_published
@pytest.mark.shows("F035")
def test_every_published_code_of_discretion_is_a_decision_or_no_act_at_all() -> None:
    decided = {
        "tblLookupBIADecision": (eoir.BOARD_DECISIONS, BOARD),
        "tblLookupCourtDecision": (eoir.OTHER_COMPLETIONS, COMPLETIONS),
    }
    for row in read("eoir_pd_related_codes.csv"):
        if row["lookup_table"] == "tblLookupHoldReason":
            continue  # why an appeal waits, which is not an act
        labels, review = decided[row["lookup_table"]]
        assert reviewed(review)[labels[row["code"]]] is IsDiscretion.YES


def test_every_label_of_a_list_is_reviewed_once() -> None:
    for review, labels in (
        (DISPOSITIONS, PROCESSING_DISPOSITIONS),
        (CATEGORIES, CASE_CATEGORIES),
        (STATUSES, CASE_STATUSES),
        (REASONS, RELEASE_REASONS),
        (COMPLETIONS, eoir.OTHER_COMPLETIONS),
        (JUDGES, eoir.COURT_DECISIONS),
        (BOARD, eoir.BOARD_DECISIONS),
    ):
        codes = [code.code for code in review.codes]
        assert sorted(codes) == sorted(set(labels.values()))


def test_a_decision_says_what_was_done_and_every_code_who_says_so() -> None:
    for review in REVIEWS:
        for code in review.codes:
            told = (code.act, code.stage, code.effect)
            assert all(told) is (code.is_discretion is IsDiscretion.YES)
            assert code.authority


@pytest.mark.parametrize(
    ("review", "code", "verdict"),
    [
        (DISPOSITIONS, "DEFERRED INSPECTION", "NO"),
        (DISPOSITIONS, "BAG AND BAGGAGE", "NO"),
        (DISPOSITIONS, "RELEASED", "NOT_SEPARABLE"),
        (DISPOSITIONS, "PROSECUTORIAL DISCRETION", "YES"),
        (COMPLETIONS, "Transfer", "NO"),
        (JUDGES, "Terminated", "NOT_SEPARABLE"),
        (JUDGES, "Dismissed by IJ", "NOT_SEPARABLE"),
        (BOARD, "Termination", "NOT_SEPARABLE"),
        (CATEGORIES, "Unable to Obtain Travel Document", "NO"),
        (STATUSES, "Charging Document Canceled by ICE", "NOT_SEPARABLE"),
        (REASONS, "Order of Supervision - No SLRRFF", "NO"),
        (REASONS, "Order of recognizance", "NOT_SEPARABLE"),
    ],
)
@pytest.mark.shows("F034", "F035")
def test_look_alikes_stay_apart(review: Review, code: str, verdict: str) -> None:
    assert reviewed(review)[code].value == verdict
