"""Charts, as SVG that is read again: what is drawn, and what is only told."""

from __future__ import annotations

import dataclasses
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from discretion import access
from discretion.measures import MEASURES, NAMED, Answer, Row, State, Value, answer
from discretion.measures.changes import Change
from discretion.measures.referral_funnel import Step
from discretion.record import Component
from discretion.reports import NotDrawnError, draw
from discretion.reports.changed import MOST
from discretion.reports.frame import SYNTHETIC

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def reader(door: access.Door) -> access.Reader:
    return door.reader()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chart.svg"


class Drawn:
    """A chart that was drawn: its texts in their order, and what its marks say."""

    def __init__(self, given: Answer, reader: access.Reader, path: Path) -> None:
        draw(given, reader.tables(), path)
        # The file is our own.
        self.svg = ElementTree.parse(path).getroot()  # noqa: S314
        self.texts = ["".join(each.itertext()) for each in self.svg.iter(f"{SVG}text")]
        self.marks = [
            told
            for each in self.svg.iter(f"{SVG}path")
            if (told := each.get("aria-label"))
        ]

    def part(self, name: str) -> str:
        """The title, or the description for those who cannot see it."""
        return self.svg.findtext(f"{SVG}{name}") or ""


def asked(reader: access.Reader, name: str, *by: str) -> Answer:
    return answer(NAMED[name], reader, by or None)


def valued(given: Answer, **figures: Value) -> Answer:
    """The answer with these figures in each row."""
    rows = [Row(row.groups, {**row.figures, **figures}) for row in given.rows]
    return dataclasses.replace(given, rows=tuple(rows))


def said(figure: Value) -> str:
    """A number as it stands beside a mark."""
    least = "at least " if figure.state is State.AT_LEAST else ""
    return f"{least}{figure.value:,}"


def test_use_over_time_has_a_bar_and_its_number_for_each_component_and_year(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "use_of_discretion", "component", "fiscal_year")
    drawn = Drawn(given, reader, path)
    expected = {
        f"{row.groups['component']}, FY {row.groups['fiscal_year']}: "
        f"{said(row.figures['instances'])}"
        for row in given.rows
        if row.groups["fiscal_year"] != "UNCLASSIFIED"
    }
    assert expected <= set(drawn.marks)
    labels = {told.split(": ")[1].replace("at least ", "≥ ") for told in expected}
    assert labels <= set(drawn.texts)
    for component in ("CBP", "ICE", "USCIS"):
        assert component in drawn.texts
    assert "FY 2014" in drawn.texts


def test_what_must_be_said_stands_in_the_picture(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "use_of_discretion", "component", "fiscal_year")
    drawn = Drawn(given, reader, path)
    texts = " ".join(drawn.texts)
    manifest = given.manifest
    assert manifest.as_of
    assert given.measure.question in drawn.texts
    assert SYNTHETIC in drawn.texts
    assert f"Release {manifest.id}, as of" in texts
    assert "Unit: decisions. Acts of discretion, each once." in drawn.texts
    assert "ICE: not recorded separately: releases of people eligible" in texts
    assert "Not drawn, since no day is recorded: ICE" in texts
    assert "Source: records of the types CbpApprehension" in texts
    assert "An act that nobody recorded is not counted." in drawn.texts
    assert drawn.part("title") == given.measure.question
    assert SYNTHETIC in drawn.part("desc")
    assert "CBP, FY 2014: " in drawn.part("desc")
    assert drawn.svg.get("role") == "img"


def test_what_is_not_synthetic_is_not_labelled_so(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "use_of_discretion")
    manifest = dataclasses.replace(given.manifest, synthetic=False)
    drawn = Drawn(dataclasses.replace(given, manifest=manifest), reader, path)
    assert SYNTHETIC not in drawn.texts


def test_changes_are_numbered_rules_that_the_legend_explains(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "use_of_discretion", "component", "fiscal_year")
    drawn = Drawn(given, reader, path)
    days = sorted({one.on for one in given.changes})
    assert 1 < len(days) <= MOST
    for number, on in enumerate(days, start=1):
        assert str(number) in drawn.texts
        assert any(
            text.startswith(f"[{number}] {on.day} {on:%B %Y}: ") for text in drawn.texts
        )


def test_too_many_changes_are_cut_and_recording_comes_first(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "use_of_discretion", "component", "fiscal_year")
    first = min(one.on for one in given.changes)
    policies = [
        Change(first.replace(year=2014, month=month), (Component.ICE,), "In force: X.")
        for month in range(1, 13)
    ]
    changes = (*given.changes, *policies)
    drawn = Drawn(dataclasses.replace(given, changes=changes), reader, path)
    legend = [text for text in drawn.texts if text.startswith("[")]
    assert len(legend) == MOST
    assert any("risk classification" in text for text in legend)
    more = len({one.on for one in changes}) - MOST
    assert f"Changes on {more} more days are told in the table." in drawn.texts


def test_a_series_of_months_is_lines_with_a_mark_for_each(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "use_of_discretion", "component", "month")
    drawn = Drawn(given, reader, path)
    dated = [row for row in given.rows if row.groups["month"] != "UNCLASSIFIED"]
    expected = {
        f"{row.groups['component']}, {row.groups['month']}: "
        f"{said(row.figures['instances'])}"
        for row in dated
    }
    assert expected <= set(drawn.marks)


def test_the_least_there_is_says_so_along_time(
    reader: access.Reader, path: Path
) -> None:
    drawn = Drawn(asked(reader, "use_of_discretion", "fiscal_year"), reader, path)
    assert "decisions (at least)" in drawn.texts
    assert any(text.startswith("≥ ") for text in drawn.texts)


def test_the_funnel_is_in_the_order_of_its_steps(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "referral_funnel")
    drawn = Drawn(given, reader, path)
    numbers = {row.groups["step"]: row.figures["persons"].value for row in given.rows}
    steps = [str(one.value) for one in Step if one.value in numbers]
    labels = [one.replace("_", " ").capitalize() for one in steps]
    assert [text for text in drawn.texts if text in labels] == labels
    told = [f"{numbers[one]:,}" for one in steps]
    assert [text for text in drawn.texts if text in told] == told


def test_bars_that_may_be_too_short_say_at_least(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "not_placed_or_taken_out")
    drawn = Drawn(given, reader, path)
    for row in given.rows:
        assert f"at least {row.figures['instances'].value:,}" in drawn.texts
    assert {"Not placed", "Taken out", "Victim or witness"} <= set(drawn.texts)


def test_what_has_no_number_is_told_in_words_and_has_no_bar(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "use_of_discretion", "component")
    first, *others = given.rows
    none = Row(
        first.groups, {**first.figures, "instances": Value(None, State.NOT_LOADED)}
    )
    drawn = Drawn(dataclasses.replace(given, rows=(none, *others)), reader, path)
    assert "not loaded" in drawn.texts
    assert "CBP: not loaded" in drawn.part("desc")
    bars = [
        told for told in drawn.marks if told.split(":")[0] in ("CBP", "ICE", "USCIS")
    ]
    assert [told.split(":")[0] for told in bars] == ["ICE", "USCIS"]


def test_curves_tell_shares_and_those_at_risk_as_the_table_does(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "later_offense")
    drawn = Drawn(given, reader, path)
    for row in given.rows:
        share = row.figures["incidence"]
        if share.value is None or row.groups["outcome"] == "APPREHENSION":
            continue
        way = {"AS_NONE": "least", "AS_EVENT": "most"}[row.groups["undetermined"]]
        sign = {"least": "≥", "most": "~"}[way]
        told = (
            f"{row.groups['outcome'].capitalize()}, {way}, within "
            f"{row.groups['years']} years: {sign} {share.value:.1%}"
        )
        assert told in drawn.part("desc")
        still = {"least": "≤", "most": "~"}[way]
        assert f"{still} {row.figures['at_risk'].value:,}" in drawn.texts
    assert any(text.startswith("Arrest, most: ~ ") for text in drawn.texts)
    assert any(text.startswith("Apprehension: ") for text in drawn.texts)
    assert "the upper end of its interval is not known" in " ".join(drawn.texts)
    assert "Years since the start" in drawn.texts


def test_no_curve_is_drawn_where_too_few_are_at_risk(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "time_to_filing")
    measure = dataclasses.replace(given.measure, least_at_risk=10**9)
    with pytest.raises(NotDrawnError, match="too few are followed"):
        draw(dataclasses.replace(given, measure=measure), reader.tables(), path)
    assert not path.exists()


def test_those_at_risk_past_the_end_of_a_curve_are_fewer_than_a_curve_needs(
    reader: access.Reader, path: Path
) -> None:
    given = asked(reader, "later_offense")
    third = {
        row.figures["at_risk"].value or 0
        for row in given.rows
        if row.groups["years"] == "3"
    }
    least = int(max(third))
    assert least > min(third)
    measure = dataclasses.replace(given.measure, least_at_risk=least)
    drawn = Drawn(dataclasses.replace(given, measure=measure), reader, path)
    assert f"<{least}" in drawn.texts
    assert any(text.endswith(f" {least:,}") for text in drawn.texts)
    assert f"Curves end where fewer than {least} are at risk." in drawn.texts


@pytest.mark.parametrize("name", [measure.name for measure in MEASURES])
def test_every_measure_is_drawn_as_wide_as_any_other(
    reader: access.Reader, path: Path, name: str
) -> None:
    drawn = Drawn(asked(reader, name), reader, path)
    assert drawn.svg.get("width") == "900"
    assert drawn.part("title") == NAMED[name].question


def test_a_figure_may_be_asked_for(reader: access.Reader, path: Path) -> None:
    given = asked(reader, "use_of_discretion")
    draw(given, reader.tables(), path, "basis_recorded_share")
    for row in given.rows:
        assert f"{row.figures['basis_recorded_share'].value:.1%}" in path.read_text()


def test_a_png_has_two_pixels_for_each(reader: access.Reader, tmp_path: Path) -> None:
    path = tmp_path / "chart.PNG"
    draw(asked(reader, "referral_funnel"), reader.tables(), path)
    drawn = path.read_bytes()
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", drawn[16:20]) == (1800,)


@pytest.mark.parametrize(
    ("by", "figure", "name", "said"),
    [
        ((), None, "chart.pdf", r"chart.pdf: give a name that ends in .svg or .png$"),
        ((), None, "none/chart.svg", "none/chart.svg: No such file or directory; give"),
        ((), "shoes", "chart.svg", "no figure shoes; known: records, "),
        (("month", "office"), None, "chart.svg", "lines are too many; group by less"),
        (("act", "basis", "office"), None, "chart.svg", "bars are too many; group"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    reader: access.Reader,
    tmp_path: Path,
    by: tuple[str, ...],
    figure: str | None,
    name: str,
    said: str,
) -> None:
    given = asked(reader, "use_of_discretion", *by)
    with pytest.raises(NotDrawnError, match=said):
        draw(given, reader.tables(), tmp_path / name, figure)
    assert list(tmp_path.iterdir()) == []


def test_an_answer_without_any_value_is_no_picture(
    reader: access.Reader, path: Path
) -> None:
    given = valued(
        asked(reader, "use_of_discretion"), instances=Value(None, State.NOT_LOADED)
    )
    with pytest.raises(
        NotDrawnError, match="no value of instances to draw: NOT_LOADED"
    ):
        draw(given, reader.tables(), path)


def test_without_the_extra_it_says_what_to_install(
    reader: access.Reader, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(NotDrawnError, match=r"pip install 'discretion\[chart\]'"):
        draw(asked(reader, "referral_funnel"), reader.tables(), path)


@pytest.mark.parametrize("other", ["fiscal_year", "stage"])
def test_a_component_of_which_nothing_is_loaded_is_told_in_words(
    reader: access.Reader, path: Path, other: str
) -> None:
    given = asked(reader, "use_of_discretion", "component", other)
    loaded = [row for row in given.rows if row.groups["component"] != "CBP"]
    untold = dict.fromkeys(given.figures, Value(None, State.NOT_LOADED))
    rows = (*loaded, Row({"component": "CBP"}, untold))
    drawn = Drawn(dataclasses.replace(given, rows=rows), reader, path)
    assert "CBP: not loaded" in drawn.part("desc")
