from __future__ import annotations

from pathlib import Path

import pytest

from discretion.facts_file import FactsRefusal
from discretion.policies import load

GOOD = """
id = "X1"
issued_on = 2030-02-01
title = "A Memorandum"
issuer = "A Secretary"
authority = "Invented for this test."
components = ["ICE"]
summary = "Says something."

[[statuses]]
on = 2030-03-01
kind = "IN_FORCE"
by = "Effective day."
"""

AFTER = """
[[statuses]]
on = {on}
kind = "{kind}"
by = "A later act."
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "A Memorandum"', "", "title: missing (write a text in quotes)"),
        ('"A Memorandum"', '""', "title: empty (say it, or leave the key out)"),
        ('"A Memorandum"', "7", "title: 7 is not a text in quotes (correct it)"),
        (
            "issued_on = 2030-02-01",
            'issued_on = "2030-02-01"',
            "issued_on: '2030-02-01' is not a day, as 2014-11-20 without quotes "
            "(correct it)",
        ),
        (
            '["ICE"]',
            '["FBI"]',
            'components: "FBI" is not known (expects one of ICE, CBP, USCIS)',
        ),
        (
            '["ICE"]',
            '["ICE", "ICE"]',
            "components: an entry stands twice (name each once)",
        ),
        ('components = ["ICE"]', "", "components: none (name those that it binds)"),
        (
            'summary = "Says',
            'sumary = "Says',
            "summary: missing (write a text in quotes)",
        ),
        (
            'by = "Effective day."',
            'by = "Effective day."\nwhy = "?"',
            "statuses[1].why: unknown key (known are on, kind, by, evidence)",
        ),
        (
            '"IN_FORCE"',
            '"SUPERSEDED"',
            "statuses[1].kind: SUPERSEDED is not said here (name this policy under "
            "`supersedes` in the file of the later one)",
        ),
        (
            "on = 2030-03-01",
            "on = 2030-01-01",
            "statuses[1].on: 2030-01-01 is before issued_on 2030-02-01 "
            "(correct either day)",
        ),
        (
            'summary = "Says something."',
            'summary = "Says something."\nsupersedes = ["X0"]',
            "supersedes: no policy X0 (add it, or drop it)",
        ),
    ],
)
def test_a_slip_is_refused_by_file_key_and_remedy(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    (tmp_path / "slip.toml").write_text(GOOD.replace(old, new, 1))
    with pytest.raises(FactsRefusal) as refused:
        load(tmp_path)
    assert str(refused.value) == f"slip.toml {said}"


def test_a_sign_of_a_priority_is_one_of_the_closed_list(tmp_path: Path) -> None:
    priority = '[[priorities]]\nrank = "1"\ntext = "People."\nsigns = ["TALL"]\n'
    (tmp_path / "slip.toml").write_text(GOOD + priority)
    with pytest.raises(FactsRefusal, match=r'priorities\[1\].signs: "TALL" is not'):
        load(tmp_path)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ('test = "TALLER"', r'criteria\[1\].test: "TALLER" is not known'),
        ('test = "ARRIVED_UNDER_AGE"', r"criteria\[1\].age: missing"),
        ("age = 16", r"criteria\[1\].age: unknown key"),
    ],
)
def test_a_criterion_has_the_parameters_of_its_test_and_no_others(
    tmp_path: Path, keys: str, said: str
) -> None:
    criterion = f'[[criteria]]\ncode = "X"\ntext = "Is so."\n{keys}\n'
    (tmp_path / "slip.toml").write_text(GOOD + criterion)
    with pytest.raises(FactsRefusal, match=said):
        load(tmp_path)


def test_a_criterion_that_no_record_can_tell_has_no_test(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(
        GOOD + '[[criteria]]\ncode = "X"\ntext = "Is so."\n'
    )
    ((criterion,),) = (policy.criteria for policy in load(tmp_path))
    assert criterion.test is None


def test_days_out_of_order_are_refused(tmp_path: Path) -> None:
    late = AFTER.format(on="2030-02-15", kind="RESCINDED")
    (tmp_path / "slip.toml").write_text(GOOD + late)
    with pytest.raises(FactsRefusal, match="days are not in order"):
        load(tmp_path)


def test_an_id_stands_once(tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(GOOD)
    with pytest.raises(FactsRefusal, match=r"^two\.toml id: "):
        load(tmp_path)


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "slip.toml").write_text("id: X1")
    with pytest.raises(FactsRefusal, match=r"^slip\.toml file: .*write it as TOML"):
        load(tmp_path)


def test_what_has_ended_is_not_superseded_too(tmp_path: Path) -> None:
    ended = GOOD + AFTER.format(on="2030-04-01", kind="RESCINDED")
    later = GOOD.replace('"X1"', '"X2"').replace("2030-03-01", "2030-04-01")
    later = later.replace("[[statuses]]", 'supersedes = ["X1"]\n[[statuses]]')
    (tmp_path / "one.toml").write_text(ended)
    (tmp_path / "two.toml").write_text(later)
    first, _ = load(tmp_path)
    assert [one.kind.value for one in first.statuses] == ["IN_FORCE", "RESCINDED"]
