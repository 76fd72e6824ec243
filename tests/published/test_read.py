from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from discretion.facts_file import FactsRefusal
from discretion.published import Precision, WindowKind, load

GOOD = """
publisher = "An Office"
document = "A Report"
quality = "Invented for this test."

[[figures]]
id = "some_requests"
metric = "requests"
about = "Requests of some kind."
value = 12
unit = "REQUESTS"
window = "FISCAL_YEAR"
as_printed = "fiscal year 2014"
first_on = 2013-10-01
last_on = 2014-09-30
component = "USCIS"
place = "Page 1"
caveat = "Requests, not people."
"""


def test_a_figure_is_read_with_its_files_source(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(GOOD + 'quality = "Rounded twice."')
    (one,) = load(tmp_path)
    assert (one.value, one.precision, one.approximate) == (12, Precision.EXACT, False)
    assert one.window.kind is WindowKind.FISCAL_YEAR
    assert one.window.last_on == date(2014, 9, 30)
    assert (one.source.publisher, one.source.place) == ("An Office", "Page 1")
    assert one.quality == "Invented for this test. Rounded twice."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value = 12", "value = -1", "value: -1 is less than none (correct it)"),
        ("value = 12", "", "absence: missing (write a text in quotes)"),
        (
            "value = 12",
            'value = 12\nabsence = "NOT_RECORDED_SEPARATELY"',
            "absence: unknown key",
        ),
        ('caveat = "Requests, not people."', "", "caveat: missing"),
        ('unit = "REQUESTS"', 'unit = "HEADS"', 'unit: "HEADS" is not known (expects'),
        ('"some_requests"', '"Some requests"', 'id: "Some requests" is no name'),
        ("2014-09-30", "2014-12-31", "first_on: 2013-10-01 to 2014-12-31 are no whole"),
        ("2014-09-30", "2013-09-30", "first_on: no days, or the last before the first"),
        ('"FISCAL_YEAR"', '"AS_PRINTED"', "first_on: AS_PRINTED has no days (leave"),
        ('"Page 1"', '"Page 1"\nas_of = "May"', 'as_of: "May" is no day, month or'),
    ],
)
def test_a_slip_is_refused_by_file_key_and_remedy(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    (tmp_path / "slip.toml").write_text(GOOD.replace(old, new, 1))
    with pytest.raises(FactsRefusal) as refused:
        load(tmp_path)
    assert str(refused.value).startswith(f"slip.toml figures[1].{said}")


def test_a_stock_says_as_of_when(tmp_path: Path) -> None:
    lines = [line for line in GOOD.splitlines() if "t_on = " not in line]
    text = "\n".join(lines).replace("FISCAL_YEAR", "POINT_IN_TIME")
    (tmp_path / "slip.toml").write_text(text)
    with pytest.raises(FactsRefusal, match="as_of: missing"):
        load(tmp_path)


def test_an_id_stands_once(tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(GOOD)
    with pytest.raises(FactsRefusal, match=r'^two\.toml id: "some_requests" stands'):
        load(tmp_path)
