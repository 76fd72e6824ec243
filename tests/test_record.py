from __future__ import annotations

from datetime import date

import pytest

from discretion.record import Always, Becomes, Component, Layout, Record, Word, column


class Shade(Word):
    LIGHT = "LIGHT", "Nearly white."
    DARK = "DARK", "Nearly black."


class CbpColour(Record, component=Component.CBP, plural="colours"):
    """A colour somebody saw."""

    seen_on: date = column("Day it was seen.", heading="seen", on=True)
    shade: Shade | None = column("How dark.", heading=("shade", "tone"))
    name: str | None = column("Its name.", codes={"R": "red"}, filtered=True)

    layouts = (Layout("colours", "published"),)
    becomes = (Becomes("sight", {"seen_on": "seen_on", "kind": Always("colour")}),)


def test_a_declaration_gives_the_table_its_name_and_columns_in_order() -> None:
    assert CbpColour.table == "cbp_colour"
    assert [(each.name, each.type, each.nullable) for each in CbpColour.columns] == [
        ("seen_on", date, False),
        ("shade", Shade, True),
        ("name", str, True),
        ("name_label", str, True),
    ]


def test_one_heading_or_several_may_fill_a_column() -> None:
    headings = [each.headings for each in CbpColour.columns]
    assert headings == [("seen",), ("shade", "tone"), (), ()]


def test_a_coded_text_keeps_its_raw_value_and_gets_a_label_beside_it() -> None:
    name, label = CbpColour.named("name"), CbpColour.named("name_label")
    assert name.labelled
    assert not label.labelled
    assert label.description == "What name stands for in its code list; null with it."


def test_the_day_a_row_is_about_is_the_column_marked_on() -> None:
    assert CbpColour.day() == CbpColour.named("seen_on")


def test_a_record_knows_its_sender_and_the_name_of_its_list() -> None:
    assert (CbpColour.sender, CbpColour.plural) == (Component.CBP, "colours")


def test_an_unknown_column_is_not_there() -> None:
    with pytest.raises(KeyError):
        CbpColour.named("hue")


def test_a_word_is_its_value_and_carries_its_meaning() -> None:
    assert (Shade.DARK.value, Shade.DARK.meaning) == ("DARK", "Nearly black.")
