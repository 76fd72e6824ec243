from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from discretion.build import Built, build
from discretion.components import RECORDS
from discretion.extracts import Refusal
from discretion.release import (
    Account,
    Busy,
    Catalogue,
    CoverageEntry,
    Damaged,
    ExtractEntry,
    Release,
    Store,
)

Encounters = Callable[..., Path]

DIAZ = "E1,S1,2014-01-02,PD,1234567890"
AGAIN = "E2,S1,2015-01-02,PD,1234567890"
WRONG = "E3,S1,2014-02-30,PD,1234567890"


def rows(built: Built, statement: str) -> list[tuple[Any, ...]]:
    release = Release(built.folder)
    found = release.connect().execute(statement).fetchall()
    release.close()
    return found


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_release_says_what_it_was_made_of(
    encounters: Encounters, tmp_path: Path
) -> None:
    path = encounters(
        "2014.csv",
        *(DIAZ, "E1,S1,2014-01-03,PD,1234567890", WRONG),
        **{"synthetic": True, "window": {"from": "2014-01-01", "to": "2014-12-31"}},
        coverage="POPULATION",
        reporting_lag_days=90,
        run_by="a clerk",
    )
    manifest = build([path], tmp_path / "store").manifest
    extract = manifest.extracts[0]
    assert manifest.extracts == (
        ExtractEntry(
            file="2014.csv",
            sheet=None,
            kept="extracts/0001/2014.csv",
            sha256=extract.sha256,
            component="ICE",
            record_type="IceEncounter",
            layout="ice_encounter_internal",
            kind="internal",
            as_of=date(2014, 1, 3),
            window_from=date(2014, 1, 1),
            window_to=date(2014, 12, 31),
            coverage="POPULATION",
            reporting_lag_days=90,
            synthetic=True,
            query=None,
            run_at=None,
            run_by="a clerk",
            verified=None,
            account=Account(3, 2, 1, 1),
        ),
    )
    assert manifest.accounts() == {"IceEncounter": Account(3, 2, 1, 1)}
    assert manifest.coverage == (
        CoverageEntry(
            component="ICE",
            record_type="IceEncounter",
            covers_from=date(2014, 1, 1),
            covers_to=date(2014, 12, 31),
            as_of=date(2014, 1, 3),
            coverage="POPULATION",
            reporting_lag_days=90,
            rows=1,
            rejected=1,
            superseded=1,
        ),
    )
    assert (manifest.number, manifest.parent, manifest.persons) == (1, None, 1)
    assert (manifest.as_of, manifest.synthetic) == (date(2014, 1, 3), True)


def test_every_record_is_in_its_table_with_a_person(built: Built) -> None:
    release, catalogue = Release(built.folder), Catalogue()
    connection, accounts = release.connect(), built.manifest.accounts()
    for record in RECORDS:
        counted = connection.execute(
            "SELECT count(*), count(DISTINCT t.id), count(p.id) "
            f"FROM {catalogue.table(record).fullname} t "
            "LEFT JOIN people.person p ON p.id = t.person_id"
        ).fetchone()
        account = accounts.get(record.__name__, Account())
        assert counted == (account.rows_ok,) * 3
    assert sum(account.rows_ok for account in accounts.values()) > 0
    release.close()


def test_of_more_rows_than_fit_one_group_of_duckdb_none_is_lost(tmp_path: Path) -> None:
    count, path = 125_000, tmp_path / "apprehensions.csv"
    with path.open("w") as file:
        file.write("apprehension_date,event_number,subject_key\n")
        file.writelines(f"2014-01-02,E{n},1\n" for n in range(count))
    built = build([path], tmp_path / "store")
    assert built.manifest.accounts() == {"CbpApprehension": Account(count, count)}
    assert built.manifest.tables["cbp_apprehension"] == built.manifest.persons == count


def test_the_manifest_counts_the_rows_of_every_table(built: Built) -> None:
    release, catalogue = Release(built.folder), Catalogue()
    connection = release.connect()
    counted = {
        table.name: connection.execute(f"SELECT count(*) FROM {table.fullname}").get
        for table in catalogue.tables
    }
    assert built.manifest.tables == counted
    assert built.manifest.persons == counted["person"]
    release.close()


def test_a_superseded_record_keeps_its_place_and_its_person(
    encounters: Encounters, tmp_path: Path
) -> None:
    path = encounters("a.csv", DIAZ, "E1,S1,2014-01-03,PD,1234567890")
    found = rows(
        build([path], tmp_path / "store"),
        "SELECT row, event_date, superseded_by IS NULL, count(*) OVER "
        "(PARTITION BY person_id) FROM ice.ice_encounter ORDER BY row",
    )
    assert found == [(2, "2014-01-02", 0, 2), (3, "2014-01-03", 1, 2)]


def test_bad_rows_are_kept_where_no_reader_sees_them(
    encounters: Encounters, tmp_path: Path
) -> None:
    built = build([encounters("a.csv", DIAZ, WRONG)], tmp_path / "store")
    identity = sqlite3.connect(built.folder / "identity.sqlite")
    kept = identity.execute("SELECT file, row, value, raw FROM reject").fetchall()
    identity.close()
    raw = '["E3","S1","2014-02-30","PD","1234567890"]'
    assert kept == [("a.csv", 3, "2014-02-30", raw)]


def test_nothing_a_reader_sees_holds_an_identity(
    encounters: Encounters, tmp_path: Path
) -> None:
    built = build([encounters("a.csv", DIAZ, WRONG)], tmp_path / "store")
    with_identity = {
        str(path.relative_to(built.folder))
        for path in built.folder.rglob("*.*")
        if b"1234567890" in path.read_bytes()
    }
    assert with_identity == {"identity.sqlite", "extracts/0001/a.csv"}


def test_building_the_same_again_is_nothing_to_do(
    population: Path, built: Built
) -> None:
    store = built.folder.parent
    again = build([population], store)
    assert again == dataclasses.replace(built, is_new=False)
    assert [entry.folder for entry in Store(store).releases()] == [built.folder]
    assert {path.name for path in store.iterdir()} == {".lock", built.folder.name}


def test_a_fresh_store_gives_the_same_release(
    population: Path, built: Built, tmp_path: Path
) -> None:
    assert build([population], tmp_path / "store").manifest == built.manifest


def test_other_words_about_an_extract_make_another_release(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = build([encounters("a.csv", DIAZ)], store).manifest
    second = build([encounters("a.csv", DIAZ, synthetic=True)], store).manifest
    assert [first.synthetic, second.synthetic] == [False, True]
    assert (second.number, second.parent) == (2, first.id)
    assert second.id != first.id


def test_a_person_keeps_the_id_of_the_release_before(
    encounters: Encounters, tmp_path: Path
) -> None:
    statement = "SELECT id FROM people.person"
    store, others = tmp_path / "store", [f"E{n}{DIAZ[2:]}" for n in range(2, 9)]
    minted = rows(build([encounters("a.csv", DIAZ)], store), statement)
    more = encounters("a.csv", DIAZ, *others)
    assert rows(build([more], store), statement) == minted
    assert rows(build([more], tmp_path / "fresh"), statement) != minted


def test_a_heading_nobody_knows_leaves_the_store_as_it_was(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = build([encounters("a.csv", DIAZ)], store)
    wrong = encounters("b.csv", DIAZ)
    wrong.write_text(wrong.read_text().replace("event_date", "evnt_date"))
    with pytest.raises(Refusal, match=r"b\.csv: heading \"evnt_date\" is not known"):
        build([wrong], store)
    assert {path.name for path in store.iterdir()} == {".lock", first.folder.name}


def test_a_second_builder_is_refused(encounters: Encounters, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with store.lock(), pytest.raises(Busy):
        build([encounters("a.csv", DIAZ)], store.folder)
    assert store.releases() == ()


def test_a_damaged_release_is_built_anew_with_the_same_id(
    encounters: Encounters, tmp_path: Path
) -> None:
    store, path, said = tmp_path / "store", encounters("a.csv", DIAZ), list[str]()
    first = build([path], store)
    flip(first.folder / "ice.sqlite")
    second = build([path], store, progress=said.append)
    assert (second.is_new, second.manifest.number) == (True, 2)
    assert second.manifest.id == first.manifest.id
    assert said[0] == (
        f"release {first.folder.name}: ice.sqlite is damaged (its hash differs from "
        "the manifest); rebuild it or serve another; building on the one before it"
    )


def test_nothing_is_added_to_a_damaged_release(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    flip(build([encounters("a.csv", DIAZ)], store).folder / "extracts/0001/a.csv")
    with pytest.raises(Damaged, match=r"extracts/0001/a\.csv is damaged"):
        build([encounters("b.csv", AGAIN)], store, add=True)
    assert len(Store(store).releases()) == 1


def test_a_release_before_stays_as_it_was(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = build([encounters("a.csv", DIAZ)], store)
    build([encounters("b.csv", AGAIN)], store)
    assert Store(store).open(1).manifest == first.manifest


def test_what_is_replaced_is_said(encounters: Encounters, tmp_path: Path) -> None:
    store = tmp_path / "store"
    window = {"from": "2014-01-01", "to": "2015-12-31"}
    build([encounters("a.csv", DIAZ, AGAIN, window=window)], store)
    built = build([encounters("b.csv", DIAZ, window=window)], store, add=True)
    assert built.notes == ("a.csv: its 2 rows are replaced (same layout and window)",)
