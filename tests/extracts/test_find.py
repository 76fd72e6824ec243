from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from discretion.extracts import Found, Refusal, find


def names(*paths: Path) -> list[str]:
    return [found.name for found in find(paths)]


def test_a_folder_gives_the_extracts_in_it_sorted_by_name(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    for name in ("b.csv", "ice/a.tsv", "ice/old/c.TXT", "d.psv", "e.csv.gz"):
        put(name)
    for name in ("f.xlsx", "g.Parquet"):
        put(name)
    assert names(tmp_path) == [
        "b.csv",
        "d.psv",
        "e.csv.gz",
        "f.xlsx",
        "g.Parquet",
        "ice/a.tsv",
        "ice/old/c.TXT",
    ]


def test_what_is_no_extract_is_passed_over(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    for name in ("a.csv", "a.about.json", "README.md", ".hidden.csv", ".git/b.csv"):
        put(name)
    put("~$a.xlsx")
    for name in ("truth.csv", "truth_decisions.csv", "old/truth.csv.gz"):
        put(name)
    assert names(tmp_path) == ["a.csv"]


def test_a_file_given_by_name_is_taken_whatever_its_suffix(
    put: Callable[..., Path],
) -> None:
    assert find([put("truth.dat")]) == [Found(put("truth.dat"), "truth.dat")]


def test_a_name_is_relative_to_the_folder_given(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    put("all/ice/a.csv")
    assert names(tmp_path) == ["all/ice/a.csv"]
    assert names(tmp_path / "all") == ["ice/a.csv"]
    assert names(tmp_path / "all/ice") == ["a.csv"]


def test_files_of_one_name_are_told_apart_by_their_folders(
    put: Callable[..., Path],
) -> None:
    paths = [put("2014/ice/a.csv"), put("2015/ice/a.csv"), put("2015/ice/b.csv")]
    assert names(*paths) == ["2014/ice/a.csv", "2015/ice/a.csv", "b.csv"]


def test_a_file_given_twice_is_read_once(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    assert names(put("a.csv"), tmp_path, tmp_path) == ["a.csv"]


def test_a_description_stands_beside_its_file() -> None:
    for name in ("a.csv", "a.csv.gz", "a", "a.GZ"):
        assert Found(Path("x", name), name).about == Path("x/a.about.json")


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        find([tmp_path / "no.csv"])
    place = tmp_path / "no.csv"
    assert str(refused.value) == f"{place}: no such file or folder (check the path)"


def test_a_folder_without_an_extract_is_refused(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    put("README.md")
    with pytest.raises(Refusal) as refused:
        find([tmp_path])
    assert str(refused.value) == (
        f"{tmp_path}: holds no extract "
        "(expects .xlsx, .parquet, .csv, .tsv, .txt, .psv, or .gz of text)"
    )


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("b.xls", "is an old workbook (save it as .xlsx)"),
        ("b.XLSB", "is a binary workbook (save it as .xlsx)"),
        ("b.xlsm", "is a workbook with macros (save it as .xlsx, without them)"),
        ("b.ods", "is an OpenDocument workbook (save it as .xlsx)"),
        ("b.zip", "is an archive (unpack it)"),
        ("b.xlsx.gz", "is a compressed workbook (unpack it)"),
        ("b.parquet.gz", "is compressed Parquet (unpack it)"),
    ],
)
def test_a_format_that_is_not_read_is_refused_rather_than_left_out(
    tmp_path: Path, put: Callable[..., Path], name: str, fault: str
) -> None:
    put("a.csv")
    path = put(f"cbp/{name}")
    for given in (tmp_path, path):
        with pytest.raises(Refusal) as refused:
            find([given])
        assert str(refused.value) == f"{tmp_path}/cbp/{name}: {fault}"


def test_a_name_that_cannot_be_shown_is_refused_on_one_line(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    put("a\n\x1b[31m.csv")
    with pytest.raises(Refusal) as refused:
        find([tmp_path])
    assert str(refused.value) == (
        "a\\n\\x1b[31m.csv: its name holds characters that cannot be shown (rename it)"
    )


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    for given, place in ((pipe, str(pipe)), (tmp_path, f"{tmp_path}/a.csv")):
        with pytest.raises(Refusal) as refused:
            find([given])
        assert str(refused.value) == (
            f"{place}: is not a regular file (copy its content into one)"
        )


def test_a_device_is_refused() -> None:
    with pytest.raises(Refusal, match="/dev/zero: is not a regular file"):
        find([Path("/dev/zero")])


def test_a_link_within_a_folder_is_followed_to_its_file(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    put("data/a.bin")
    (tmp_path / "a.csv").symlink_to("data/a.bin")
    assert names(tmp_path) == ["a.csv"]


def test_a_linked_folder_within_a_folder_is_read_in_its_own_place(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    put("2015/a.csv")
    (tmp_path / "latest").symlink_to("2015")
    assert names(tmp_path) == ["2015/a.csv"]


@pytest.mark.parametrize(
    ("target", "fault"),
    [("../outside.csv", "leads out of the folder"), ("gone.csv", "leads nowhere")],
)
def test_a_link_that_leads_out_or_nowhere_is_refused(
    tmp_path: Path, put: Callable[..., Path], target: str, fault: str
) -> None:
    put("outside.csv")
    put("in/a.csv")
    (tmp_path / "in/b.csv").symlink_to(target)
    with pytest.raises(Refusal) as refused:
        find([tmp_path / "in"])
    assert str(refused.value) == (
        f"{tmp_path}/in: link b.csv {fault} (put the file in its place)"
    )


def test_a_link_given_by_name_is_followed_and_must_lead_somewhere(
    tmp_path: Path, put: Callable[..., Path]
) -> None:
    put("data/a.csv")
    good, broken = tmp_path / "good.csv", tmp_path / "broken.csv"
    good.symlink_to("data/a.csv")
    broken.symlink_to("gone.csv")
    assert names(good) == ["good.csv"]
    with pytest.raises(Refusal, match=r"broken\.csv: leads nowhere"):
        find([broken])
