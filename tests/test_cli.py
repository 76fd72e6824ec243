"""What the commands print, and how they fail."""

from __future__ import annotations

import contextlib
import csv
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import orjson
import pytest

from discretion.build import Built, build
from discretion.cli import main
from discretion.release import Store
from discretion.settings import FIXTURES
from tests.conftest import serving


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return build([FIXTURES / "ten"], tmp_path / "store")


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    status = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_a_build_says_what_became_of_every_row_and_then_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ("build", FIXTURES / "ten", "--store", tmp_path / "store")
    status, first = told(capsys, *command)
    assert status == 0
    assert first.splitlines()[-1] == "11 persons"
    assert "IceEncounter: 12 rows in, 12 ok, 0 rejected" in first
    status, again = told(capsys, *command)
    assert (status, again[:29]) == (0, "nothing to do: release 000001")


STEPS = [
    "reading extracts ...",
    "finding persons ...",
    "deriving links ...",
    "writing the release ...",
    "counting ...",
    "publishing ...",
]


@pytest.mark.parametrize(("terminal", "steps"), [(True, STEPS), (False, [])])
def test_progress_is_told_at_a_terminal_and_not_in_a_pipe(
    tmp_path: Path, terminal: bool, steps: list[str]
) -> None:
    reads, writes = os.openpty() if terminal else os.pipe()
    program = [sys.executable, "-m", "discretion", "build", str(FIXTURES / "ten")]
    with subprocess.Popen(
        [*program, "--store", str(tmp_path / "store")],
        stdout=subprocess.DEVNULL,
        stderr=writes,
    ):
        os.close(writes)
        said = b""
        with contextlib.suppress(OSError):  # how a terminal says that nobody writes
            while piece := os.read(reads, 4096):
                said += piece
    os.close(reads)
    assert said.decode().split("\r\n" if terminal else "\n") == [*steps, ""]


def building(store: Path, output: int) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    program = [sys.executable, "-m", "discretion", "build", str(FIXTURES / "ten")]
    return subprocess.Popen(
        [*program, "--store", str(store)],
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_says_so_and_leaves_nothing(
    tmp_path: Path, number: signal.Signals
) -> None:
    store = tmp_path / "store"
    with building(store, subprocess.DEVNULL) as builder:
        while not list(store.glob(".building-*/work/workspace.duckdb")):
            assert builder.poll() is None
            time.sleep(0.001)
        builder.send_signal(number)
        _, said = builder.communicate(timeout=60)
    assert (builder.returncode, said) == (
        130,
        f"discretion: store {store}: the build was stopped, its release is there whole "
        "or not at all; build again\n",
    )
    assert [path.name for path in store.iterdir()] == [".lock"]


def test_output_that_cannot_be_written_is_said_and_the_release_stays(
    tmp_path: Path,
) -> None:
    with (
        open("/dev/full", "w") as full,
        building(tmp_path / "store", full.fileno()) as builder,
    ):
        _, said = builder.communicate(timeout=60)
    assert (builder.returncode, said) == (
        1,
        "discretion: standard output: cannot be written to (No space left on device); "
        "give another place, and ask again (a release that was built is there)\n",
    )
    (entry,) = Store(tmp_path / "store").releases()
    entry.open().close()


def test_a_second_build_is_told_to_wait(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path).lock():
        assert told(capsys, "build", FIXTURES / "ten", "--store", tmp_path) == (
            1,
            f"discretion: store {tmp_path}: another build is running; "
            "wait until it has finished\n",
        )


def test_a_store_may_have_blanks_and_letters_of_any_script_in_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "ñandú's [1] *#% 日本"
    told(capsys, "build", FIXTURES / "ten" / "ice_encounters.csv", "--store", store)
    status, said = told(capsys, "build", FIXTURES / "ten", "--store", store)
    assert (status, said[:14]) == (0, "release 000002")
    document = tmp_path / "q.graphql"
    document.write_text("{ persons { totalCount } }")
    status, said = told(capsys, "query", document, "--store", store)
    assert (status, orjson.loads(said)["data"]) == (0, {"persons": {"totalCount": 11}})


def test_a_store_where_duckdb_cannot_work_is_refused_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "why?"
    assert told(capsys, "build", FIXTURES / "ten", "--store", store) == (
        1,
        f"discretion: store {store}: nothing was written (DuckDB cannot work in a "
        'folder with "?" in its path); make room there or choose another store, and '
        "build again\n",
    )
    assert not store.exists()


def test_check_names_each_rejected_row_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = tmp_path / "e.csv"
    extract.write_text("event_date,event_number\n31/02/2013,E1\n2013-02-28,E2\n")
    assert told(capsys, "check", extract) == (
        1,
        'e.csv row 2: event_date "31/02/2013" is not a date (expects YYYY-MM-DD)\n'
        "IceEncounter: 2 rows in, 1 ok, 1 rejected\n",
    )


def test_a_sheet_of_notes_is_said_to_be_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    for cells in (("event_date", "basis"), ("2013-02-28",)):
        book.worksheets[0].append(cells)
    book.create_sheet("Notes").append(["made by a clerk"])
    book.save(tmp_path / "e.xlsx")
    note = "e.xlsx sheet Notes: read as notes, no row of it is data\n"
    counted = "IceEncounter: 1 rows in, 1 ok, 0 rejected\n"
    assert told(capsys, "check", tmp_path / "e.xlsx") == (0, note + counted)
    command = ("build", tmp_path / "e.xlsx", "--store", tmp_path / "store")
    assert told(capsys, *command)[1].startswith(note)


def test_a_heading_that_is_not_known_refuses_the_build_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract, store = tmp_path / "e.csv", tmp_path / "store"
    extract.write_text("event_date,event_number,shoe_size\n2013-02-28,E2,9\n")
    status, said = told(capsys, "build", extract, "--store", store)
    assert status == 1
    assert said.startswith('discretion: e.csv: heading "shoe_size" is not known')
    assert said.count("\n") == 1
    assert told(capsys, "releases", "--store", store) == (0, "")


@pytest.mark.parametrize("command", ["serve", "query"])
def test_a_damaged_release_is_refused_with_the_reason(
    built: Built, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    people = built.folder / "people.sqlite"
    people.write_bytes(people.read_bytes()[:-1])
    question = FIXTURES / "queries" / "referred_and_denied.graphql"
    extra = [question] if command == "query" else ["--port", "0"]
    status, said = told(capsys, command, *extra, "--store", built.folder.parent)
    assert status == 1
    assert said.startswith(f"discretion: release {built.folder.name}: people.sqlite is")
    assert said.endswith("rebuild it or serve another\n")


def test_a_damaged_manifest_is_listed_beside_the_sound_ones(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = built.folder.with_name(f"000002-{built.manifest.id}")
    shutil.copytree(built.folder, copy)
    status, said = told(capsys, "releases", "--store", built.folder.parent)
    first, second = said.splitlines()
    assert (status, first.split()[:2]) == (1, ["1", built.manifest.id])
    assert "manifest.json is that of release" in second


def test_an_empty_store_cannot_be_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = told(capsys, "serve", "--store", tmp_path, "--port", "0")
    assert (status, "there is no release" in said) == (1, True)


@pytest.mark.parametrize(
    "command", [("serve",), ("serve", "--release", "2"), ("demo",)]
)
def test_a_release_that_may_not_be_served_is_refused_with_the_remedy(
    built: Built,
    unmarked: Path,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
) -> None:
    store = built.folder.parent
    second = build([unmarked], store, add=True)
    assert told(capsys, *command, "--port", "0", "--store", store) == (
        1,
        f"discretion: release {second.manifest.name}: unmarked.csv is in an internal "
        "layout and not marked synthetic, and nothing protects its people yet; serve "
        'another release with --release, or say "synthetic": true beside the file if '
        "all of it is invented, and build again\n",
    )
    assert len(Store(store).releases()) == 2


def test_the_steward_may_ask_what_may_not_be_served(
    unmarked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, document = tmp_path / "store", tmp_path / "q.graphql"
    built = build([unmarked], store)
    document.write_text("{ release { id } releases { id } persons { totalCount } }")
    status, said = told(capsys, "query", document, "--store", store)
    identity = {"id": built.manifest.id}
    assert (status, orjson.loads(said)["data"]) == (
        0,
        {"release": identity, "releases": [identity], "persons": {"totalCount": 1}},
    )
    status, said = told(capsys, "measure", "use_of_discretion", "--store", store)
    assert (status, built.manifest.id in said) == (0, True)
    status, said = told(capsys, "releases", "--store", store)
    assert (status, said[:2]) == (0, "1 ")


def test_a_running_server_goes_on_with_the_last_release_that_may_be_served(
    built: Built, unmarked: Path
) -> None:
    store = built.folder.parent
    with serving(store, "--workers", "2") as client:
        second = build([unmarked], store).manifest
        question = "{ release { id } persons { totalCount } }"
        for _ in range(4):
            assert client.ask(question) == {
                "release": {"id": built.manifest.id},
                "persons": {"totalCount": built.manifest.persons},
            }
        refused = client.http.post("/r/2/graphql", json={"query": question})
        (error,) = refused.json()["errors"]
        assert error["extensions"] == {"code": "RELEASE_WITHHELD"}
        health = client.http.get("/health").json()
        assert health["withheld"]["release"] == second.id


def test_a_port_that_is_taken_is_named_with_the_remedy(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        store = built.folder.parent
        assert told(capsys, "serve", "--store", store, "--port", port) == (
            1,
            f"discretion: port {port} cannot be listened on; "
            "choose another with --port\n",
        )


def test_a_query_that_fails_prints_its_error_and_fails(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "q.graphql"
    document.write_text("{ nothing }")
    status, said = told(capsys, "query", document, "--store", built.folder.parent)
    assert status == 1
    (error,) = orjson.loads(said)["errors"]
    assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


def test_a_measure_comes_with_units_coverage_and_cautions(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("measure", "use_of_discretion", "--store", tmp_path / "store")
    status, text = told(capsys, *asked, "--by", "component", "act")
    assert status == 0
    assert "component  act" in text
    assert "persons: persons. Distinct persons they were about." in text
    assert "USCIS UscisDacaRequest: " in text
    assert "ICE: NOT_RECORDED_SEPARATELY: releases of people eligible for DACA" in text
    assert "An act that nobody recorded is not counted." in text
    _, lines = told(capsys, *asked, "--by", "--format", "csv")
    _, answer = told(capsys, *asked, "--by", "--format", "json")
    (row,) = orjson.loads(answer)["rows"]
    figures = {line["figure"]: line for line in csv.DictReader(lines.splitlines())}
    for name, line in figures.items():
        assert float(line["value"]) == row["figures"][name]["value"]
        assert line["state"] == row["figures"][name]["state"]
    assert figures["instances"]["unit"] == "decisions"
    assert {line["release"] for line in figures.values()} == {built.manifest.id}
    assert orjson.loads(answer)["missing"]
    for line in figures.values():
        assert "ICE: NOT_RECORDED_SEPARATELY: releases of people" in line["missing"]
        for caution in orjson.loads(answer)["caveats"]:
            assert caution in line["cautions"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nothing"], "discretion: no measure nothing; known: use_of_discretion, "),
        (
            ["use_of_discretion", "--by", "shoe_size"],
            "discretion: --by: shoe_size is no group of use_of_discretion; give c",
        ),
    ],
)
def test_a_measure_that_is_not_known_is_named(
    built: Built,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    asked: list[str],
    said: str,
) -> None:
    status, text = told(capsys, "measure", *asked, "--store", tmp_path / "store")
    assert status == 1
    assert text.startswith(said)


def test_a_cohort_is_named_with_its_days(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ("--store", tmp_path / "store")
    asked = ("measure", "use_of_discretion", *store, "--cohort")
    status, text = told(capsys, *asked, "ice_ero_2014")
    assert status == 0
    assert "Only ice_ero_2014: " in text
    assert "2013-10-01 to 2014-09-30" in text
    status, text = told(capsys, *asked, "nobody")
    assert status == 1
    assert text.startswith("discretion: no cohort nobody; known: ice_ero_2014, ")
    removals = ("measure", "removals", *store, "--cohort", "ice_ero_2014")
    status, text = told(capsys, *removals)
    assert status == 1
    assert text == (
        "discretion: --cohort: removals counts no decisions; leave it out, or ask a "
        "measure of decisions such as use_of_discretion\n"
    )


def test_published_figures_stand_beside_the_release(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, text = told(capsys, "reconcile", "--store", tmp_path / "store")
    assert status == 0
    assert "budget  NOT_COMPARABLE: Nothing in a release counts this." in text
    assert "  published 632,855, ours " in text


def test_a_measure_is_drawn_beside_what_is_printed(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("measure", "use_of_discretion", "--store", tmp_path / "store")
    _, plain = told(capsys, *asked)
    chart = tmp_path / "chart.svg"
    assert told(capsys, *asked, "--chart", chart) == (0, plain)
    assert built.manifest.id in chart.read_text()
    told(capsys, *asked, "--chart", chart, "--figures", "persons")
    assert "Unit: persons." in chart.read_text()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chart.pdf", "chart.pdf: give a name that ends in .svg or .png"),
        ("none/chart.svg", "No such file or directory; give another place"),
        ("folder.svg", "folder.svg: Is a directory; give another place"),
    ],
)
def test_a_chart_that_cannot_be_written_is_said_in_one_line(
    built: Built,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    said: str,
) -> None:
    (tmp_path / "folder.svg").mkdir()
    asked = ("measure", "use_of_discretion", "--store", tmp_path / "store")
    status, text = told(capsys, *asked, "--chart", tmp_path / name)
    assert status == 1
    assert text.startswith("discretion: --chart: ")
    assert text.endswith(f"{said}\n")
    assert text.count("\n") == 1


def test_the_measures_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    status, text = told(capsys, "measure")
    assert status == 0
    assert text.startswith("use_of_discretion: How often is discretion used")
