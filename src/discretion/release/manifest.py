"""The manifest: what a release was made of, what it holds, and the hash of each file.

It is written last, so a folder that has one is whole, and it carries its own hash, so
that a damaged one is known.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from typing import Any

from discretion.release.errors import Damaged

MANIFEST = "manifest.json"

_MISREAD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What reading text as a manifest raises where it is something else."""

_FOREIGN = f"{MANIFEST} is damaged, or was written by another version"


@dataclasses.dataclass(frozen=True)
class Account:
    """What became of rows: ``rows_in = rows_ok + rows_rejected``, always.

    Superseded rows were accepted, and are among ``rows_ok``.
    """

    rows_in: int = 0
    rows_ok: int = 0
    rows_rejected: int = 0
    rows_superseded: int = 0

    def __add__(self, other: Account) -> Account:
        """Both together."""
        return Account(
            self.rows_in + other.rows_in,
            self.rows_ok + other.rows_ok,
            self.rows_rejected + other.rows_rejected,
            self.rows_superseded + other.rows_superseded,
        )


@dataclasses.dataclass(frozen=True)
class ExtractEntry:
    """One extract of the release: which file it was, and what was said about it.

    ``file`` is the name its rows give as their source, ``sheet`` that of the sheet if
    it is a workbook, ``kept`` the file's place in the release. ``as_of`` is what was
    said or else the latest day in it; whatever else was not said is null.
    """

    file: str
    sheet: str | None
    kept: str
    sha256: str
    component: str
    record_type: str
    layout: str
    kind: str
    as_of: datetime.date | None
    window_from: datetime.date | None
    window_to: datetime.date | None
    coverage: str | None
    reporting_lag_days: int | None
    synthetic: bool | None
    query: str | None
    run_at: str | None
    run_by: str | None
    verified: bool | None
    account: Account


@dataclasses.dataclass(frozen=True)
class CoverageEntry:
    """What the extracts of one record type cover.

    ``covers_from`` and ``covers_to`` are the first and last day covered, null unless
    every extract says its window and the windows join up. ``reporting_lag_days`` is
    the longest that any of the extracts says, null where none does. ``rows`` leaves out
    superseded ones.
    """

    component: str
    record_type: str
    covers_from: datetime.date | None
    covers_to: datetime.date | None
    as_of: datetime.date | None
    coverage: str
    reporting_lag_days: int | None
    rows: int
    rejected: int
    superseded: int


@dataclasses.dataclass(frozen=True)
class OutputEntry:
    """The hash and size of one file of the release."""

    sha256: str
    bytes: int


@dataclasses.dataclass(frozen=True)
class Manifest:
    """A release: where it comes from, what it holds, and the hash of each file."""

    id: str
    number: int
    parent: str | None
    as_of: datetime.date | None
    synthetic: bool
    schema_version: str
    identity_model: str
    persons: int
    extracts: tuple[ExtractEntry, ...]
    coverage: tuple[CoverageEntry, ...]
    tables: Mapping[str, int]
    longest: Mapping[str, int]
    outputs: Mapping[str, OutputEntry] = dataclasses.field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the release's folder."""
        return f"{self.number:06d}-{self.id}"

    def accounts(self) -> Mapping[str, Account]:
        """What became of the rows of each record type."""
        accounts: dict[str, Account] = {}
        for extract in self.extracts:
            earlier = accounts.get(extract.record_type, Account())
            accounts[extract.record_type] = earlier + extract.account
        return accounts

    def to_json(self) -> str:
        """The manifest as text, its own hash last."""
        fields = dataclasses.asdict(self)
        digest = hashlib.sha256(_dump(fields).encode()).hexdigest()
        return _dump(fields | {"sha256": digest})


def from_json(text: str, release: str) -> Manifest:
    """The manifest that ``to_json`` wrote.

    Raises:
        Damaged: The text is not just that.
    """
    try:
        fields = json.loads(text)
        del fields["sha256"]
        manifest: Manifest = _read(Manifest, fields)
    except _MISREAD as error:
        raise Damaged(release, _FOREIGN) from error
    if manifest.to_json() != text:
        raise Damaged(release, _FOREIGN)
    return manifest


def _dump(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, indent=1, default=str) + "\n"


def _read(kind: Any, value: Any) -> Any:
    """``value`` as JSON gave it, as the declared type."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{name: _read(hints[name], part) for name, part in value.items()})
    if origin is tuple:
        return tuple(_read(inner[0], part) for part in value)
    if origin is Mapping:
        return {key: _read(inner[1], part) for key, part in value.items()}
    if origin is types.UnionType:
        return None if value is None else _read(inner[0], value)
    if kind is datetime.date:
        return datetime.date.fromisoformat(value)
    if type(value) is not kind:
        message = f"{value!r} is not a {kind.__name__}"
        raise TypeError(message)
    return value
