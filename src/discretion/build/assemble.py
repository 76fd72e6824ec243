"""Fills the folder of a release: extracts, identity, links, files, in that order."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from discretion.build.count import count_measures
from discretion.build.coverage import coverage
from discretion.build.derive import CATALOGUE, add_links, add_persons
from discretion.build.parent import add_inherited
from discretion.build.received import RECEIVED
from discretion.build.version import version
from discretion.build.workspace import workspace
from discretion.components import RECORDS
from discretion.extracts import Extract, Found, load
from discretion.identity import MODEL, Person, resolve
from discretion.release import (
    MEASURES,
    Account,
    ExtractEntry,
    Manifest,
    Release,
    longest,
    write,
)
from discretion.release.coverage import add_coverage

_FOLLOWS = ("account", "file", "kept")
"""What follows from the bytes of an extract, or only names where they lie."""


def assemble(
    found: Sequence[Found],
    stage: Path,
    parent: Release | None,
    number: int,
    say: Callable[[str], None],
    note: Callable[[str], None],
) -> Manifest:
    """Write a release of these extracts into ``stage/release``, and say what it is.

    The extracts lie in that folder already. What the build needs for itself lies
    beside it. ``say`` tells each step, ``note`` what of the extracts is passed over.
    """
    folder = stage / "release"
    with workspace(stage / "work") as con:
        say("reading extracts")
        extracts = load(con, found, RECEIVED, note)
        kept = {one.name: one.path.relative_to(folder) for one in found}
        entries = tuple(_entry(extract, kept[extract.name]) for extract in extracts)
        say("finding persons")
        add_inherited(con, parent)
        resolve(con, RECORDS)
        add_persons(con, CATALOGUE)
        say("deriving links")
        covered = coverage(entries)
        add_coverage(con, covered)
        add_links(con, CATALOGUE)
        say("writing the release")
        written = write(con, CATALOGUE, folder)
        lists = longest(con, CATALOGUE)
        say("counting")
        (folder / MEASURES).write_text(count_measures(con))
    return Manifest(
        id=_id(entries, parent),
        number=number,
        parent=parent.manifest.id if parent else None,
        as_of=max((one.as_of for one in covered if one.as_of), default=None),
        synthetic=any(one.synthetic for one in entries),
        schema_version=version(CATALOGUE),
        identity_model=MODEL,
        persons=written[Person.table],
        extracts=entries,
        coverage=covered,
        tables=written,
        longest=lists,
    )


def _id(extracts: Sequence[ExtractEntry], parent: Release | None) -> str:
    """Says what the release was made of; its number says when in the store's life."""
    made_of = [
        sorted(_said(one) for one in extracts),
        version(CATALOGUE),
        MODEL,
        parent.manifest.id if parent else None,
    ]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:16]


def _said(extract: ExtractEntry) -> list[str]:
    """The bytes of an extract, and all that was said of it."""
    said = dataclasses.asdict(extract)
    return [f"{name}={said[name]}" for name in sorted(said) if name not in _FOLLOWS]


def _entry(extract: Extract, kept: Path) -> ExtractEntry:
    about = extract.about
    return ExtractEntry(
        file=extract.name,
        sheet=extract.sheet,
        kept=str(kept),
        sha256=extract.sha256,
        component=_component(extract),
        record_type=extract.record.__name__,
        layout=extract.layout.name,
        kind=extract.layout.kind,
        as_of=extract.as_of,
        window_from=about.window_from,
        window_to=about.window_to,
        coverage=about.coverage.value if about.coverage else None,
        reporting_lag_days=about.reporting_lag_days,
        synthetic=about.synthetic,
        query=about.query,
        run_at=about.run_at.isoformat() if about.run_at else None,
        run_by=about.run_by,
        verified=about.verified,
        account=account(extract),
    )


def _component(extract: Extract) -> str:
    sender = extract.record.sender
    return str(sender.value) if sender else ""


def account(extract: Extract) -> Account:
    """What became of an extract's rows."""
    return Account(
        extract.rows_in,
        extract.rows_ok,
        extract.rows_rejected,
        extract.rows_superseded,
    )
