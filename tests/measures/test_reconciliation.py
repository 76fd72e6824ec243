"""A release beside published figures: the same, apart, or not to be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discretion import access
from discretion.build import build
from discretion.measures import Apart, Beside, reconciliation
from discretion.published import ReconciliationStatus

APPROVED_FY2012 = 1685
"""What USCIS printed for the fiscal year in which it began to take requests."""

YEAR = {"from": "2011-10-01", "to": "2012-09-30"}
FIGURE = "daca_requests_approved_fy2012"


def beside(
    tmp_path: Path,
    rows: int,
    window: dict[str, str] = YEAR,
    coverage: str = "POPULATION",
    synthetic: bool = False,
) -> dict[str, Beside]:
    """Published figures beside a file of so many approvals, in the published layout."""
    heading = "unique_alien_id,data_source,form_type,rec_date,status,decision"
    lines = [
        f"p{number},ELIS,DACA - Initial,2012-08-20,Approved,Approved,2012-09-14"
        for number in range(rows)
    ]
    text = "\n".join([f"{heading},decision_date", *lines])
    (tmp_path / "daca.csv").write_text(text + "\n")
    about = {"window": window, "coverage": coverage, "as_of": window["to"]}
    if synthetic:
        about["synthetic"] = True  # type: ignore[assignment]  # JSON is mixed
    (tmp_path / "daca.about.json").write_text(json.dumps(about))
    build([tmp_path / "daca.csv"], tmp_path / "store")
    door = access.Door(tmp_path / "store")
    try:
        return {one.figure.id: one for one in reconciliation(door.reader())}
    finally:
        door.close()


def told(one: Beside) -> tuple[int | None, int | None, str, Apart | None]:
    came = one.came_of_it
    return one.ours, came.difference, came.status.name, one.why


def test_the_sources_own_extract_agrees_to_the_unit(tmp_path: Path) -> None:
    found = beside(tmp_path, APPROVED_FY2012)
    assert told(found[FIGURE]) == (1685, 0, "AGREES", None)
    assert found[FIGURE].came_of_it.ratio == 1


def test_a_row_too_few_is_unexplained_where_everyone_is_covered(
    tmp_path: Path,
) -> None:
    found = beside(tmp_path, APPROVED_FY2012 - 1)
    assert told(found[FIGURE]) == (1684, -1, "UNEXPLAINED", None)


def test_too_few_of_people_met_again_are_explained(tmp_path: Path) -> None:
    found = beside(tmp_path, 20, coverage="ENCOUNTER_ONLY")
    assert told(found[FIGURE]) == (20, -1665, "EXPLAINED", Apart.NOT_EVERYONE)


def test_more_than_published_is_never_explained_by_coverage(tmp_path: Path) -> None:
    found = beside(tmp_path, APPROVED_FY2012 + 5, coverage="ENCOUNTER_ONLY")
    assert told(found[FIGURE]) == (1690, 5, "UNEXPLAINED", None)


def test_days_that_are_not_covered_are_not_compared(tmp_path: Path) -> None:
    shorter = {"from": "2011-10-01", "to": "2012-09-29"}
    found = beside(tmp_path, APPROVED_FY2012, window=shorter)
    assert told(found[FIGURE]) == (1685, None, "NOT_COMPARABLE", Apart.NOT_COVERED)


def test_invented_people_are_not_compared(tmp_path: Path) -> None:
    found = beside(tmp_path, APPROVED_FY2012, synthetic=True)
    assert told(found[FIGURE]) == (1685, None, "NOT_COMPARABLE", Apart.SYNTHETIC)


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        ("daca_requests_approved_2012_2014", Apart.NOT_COVERED),
        ("daca_eligible_releases_usbp", Apart.NOT_LOADED),
        ("ice_discretion_instances_fy2014", Apart.NOT_LOADED),
        ("daca_eligible_releases_ice", Apart.NO_VALUE),
        ("budget", Apart.NO_COUNTERPART),
        ("aliens_apprehended_2013", Apart.NO_DAYS),
        ("aliens_removed_2013", Apart.NO_COUNTERPART),
    ],
)
def test_what_cannot_be_compared_says_why(
    tmp_path: Path, figure: str, why: Apart
) -> None:
    one = beside(tmp_path, 3)[figure]
    assert one.why is why
    assert one.came_of_it.status is ReconciliationStatus.NOT_COMPARABLE
    assert one.came_of_it.difference is None
    if why is Apart.NOT_LOADED:
        assert one.ours is None
