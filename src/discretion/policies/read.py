"""A file of the catalogue becomes a policy, or is refused by file, key and remedy.

Every key is known or refused, so that a slip of the pen never passes for silence.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from discretion.policies.criterion_test import CriterionTest
from discretion.policies.policy import (
    Criterion,
    Policy,
    PolicyEvidence,
    PolicyStatus,
    PolicyStatusKind,
    Priority,
)
from discretion.policies.refusal import PolicyRefusal
from discretion.policies.sign import PrioritySign
from discretion.record import Component, Word

_Known = TypeVar("_Known", bound=Word)

_KINDS: Mapping[type[Any], str] = {
    str: "a text in quotes",
    bool: "true or false",
    int: "a whole number",
    datetime.date: "a day, as 2014-11-20 without quotes",
    list: "a list, as [...] or [[...]]",
    dict: "a table",
}


def read(path: Path) -> Policy:
    """The policy of a file.

    Raises:
        PolicyRefusal: the file is no TOML, or a key is missing, unknown or wrong.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        remedy = "write it as TOML, in UTF-8"
        raise PolicyRefusal(path.name, "file", str(error), remedy) from error
    table = _Table(path.name, "", values)
    policy = Policy(
        id=table.take("id", str),
        issued_on=table.take("issued_on", datetime.date),
        title=table.take("title", str),
        issuer=table.take("issuer", str),
        authority=table.take("authority", str),
        components=table.words("components", Component),
        summary=table.take("summary", str),
        note=table.may("note", str),
        supersedes=table.texts("supersedes"),
        requires_pd_reporting=table.may("requires_pd_reporting", bool),
        statuses=tuple(_status(one) for one in table.tables("statuses")),
        priorities=tuple(_priority(one) for one in table.tables("priorities")),
        criteria=tuple(_criterion(one) for one in table.tables("criteria")),
    )
    table.done()
    _check(path.name, policy)
    return policy


def _status(table: _Table) -> PolicyStatus:
    status = PolicyStatus(
        on=table.take("on", datetime.date),
        kind=table.word("kind", PolicyStatusKind),
        by=table.take("by", str),
        evidence=table.word("evidence", PolicyEvidence, PolicyEvidence.SOURCED),
    )
    table.done()
    return status


def _priority(table: _Table) -> Priority:
    priority = Priority(
        rank=table.take("rank", str),
        letter=table.may("letter", str),
        text=table.take("text", str),
        signs=table.words("signs", PrioritySign),
        since=table.may("since", datetime.date),
    )
    table.done()
    return priority


def _criterion(table: _Table) -> Criterion:
    test = table.word("test", CriterionTest) if table.has("test") else None
    needed = test.parameters if test else frozenset()
    criterion = Criterion(
        code=table.take("code", str),
        text=table.take("text", str),
        test=test,
        age=table.take("age", int) if "age" in needed else None,
        day=table.take("day", datetime.date) if "day" in needed else None,
        until=table.take("until", datetime.date) if "until" in needed else None,
        categories=table.texts("categories") if "categories" in needed else (),
    )
    table.done()
    return criterion


def _check(file: str, policy: Policy) -> None:
    """What no single key can tell."""
    if not policy.components:
        raise PolicyRefusal(file, "components", "none", "name those that it binds")
    if not policy.statuses:
        reason, remedy = "none", "say at least from which day it is in force"
        raise PolicyRefusal(file, "statuses", reason, remedy)
    days = [status.on for status in policy.statuses]
    if days != sorted(set(days)):
        reason, remedy = "days are not in order", "one status a day, earliest first"
        raise PolicyRefusal(file, "statuses", reason, remedy)
    if days[0] < policy.issued_on:
        reason = f"{days[0]} is before issued_on {policy.issued_on}"
        raise PolicyRefusal(file, "statuses[1].on", reason, "correct either day")
    for number, status in enumerate(policy.statuses, 1):
        if status.kind is PolicyStatusKind.SUPERSEDED:
            key, reason = f"statuses[{number}].kind", "SUPERSEDED is not said here"
            remedy = "name this policy under `supersedes` in the file of the later one"
            raise PolicyRefusal(file, key, reason, remedy)
    for key, codes in (
        ("priorities", [one.code for one in policy.priorities]),
        ("criteria", [one.code for one in policy.criteria]),
    ):
        if len(set(codes)) < len(codes):
            raise PolicyRefusal(file, key, "a code stands twice", "give each its own")


class _Table:
    """A TOML table whose keys are taken one by one; what is left over is refused."""

    def __init__(self, file: str, place: str, values: Mapping[str, Any]) -> None:
        self._file = file
        self._place = place
        self._left = dict(values)
        self._known: list[str] = []

    def take(self, key: str, kind: type[Any]) -> Any:
        """The value of a key that must be there; texts must say something."""
        value = self.may(key, kind)
        if value is None:
            raise self._refusal(key, "missing", f"write {_KINDS[kind]}")
        return value

    def may(self, key: str, kind: type[Any]) -> Any:
        """The value of a key, or None where it is absent."""
        self._known.append(key)
        value = self._left.pop(key, None)
        if value is None:
            return None
        # A moment is a day to Python, and says more than a day.
        if not isinstance(value, kind) or isinstance(value, datetime.datetime):
            raise self._refusal(key, f"{value!r} is not {_KINDS[kind]}", "correct it")
        if value in ("", []):
            raise self._refusal(key, "empty", "say it, or leave the key out")
        return " ".join(value.split()) if isinstance(value, str) else value

    def has(self, key: str) -> bool:
        """True where the key is there; an absent one is known all the same."""
        self._known.append(key)
        return key in self._left

    def word(
        self, key: str, words: type[_Known], absent: _Known | None = None
    ) -> _Known:
        """The word of a closed list; ``absent`` where the key may be left out."""
        if absent is not None and key not in self._left:
            self._known.append(key)
            return absent
        return self._word(key, self.take(key, str), words)

    def words(self, key: str, words: type[_Known]) -> tuple[_Known, ...]:
        """Words of a closed list."""
        return tuple(self._word(key, one, words) for one in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each once; none where the key is absent."""
        values = self.may(key, list) or []
        if not all(isinstance(one, str) for one in values):
            raise self._refusal(key, f"{values!r} is not all texts", "put it in quotes")
        if len(set(values)) < len(values):
            raise self._refusal(key, "an entry stands twice", "name each once")
        return tuple(values)

    def tables(self, key: str) -> list[_Table]:
        """The tables of an array of tables; none where the key is absent."""
        values = self.may(key, list) or []
        if not all(isinstance(one, dict) for one in values):
            raise self._refusal(key, "not all are tables", f"write [[{key}]] for each")
        return [
            _Table(self._file, f"{key}[{number}].", one)
            for number, one in enumerate(values, 1)
        ]

    def done(self) -> None:
        """Refuse a key that nobody took."""
        for key in self._left:
            known = ", ".join(self._known)
            raise self._refusal(key, "unknown key", f"known are {known}")

    def _word(self, key: str, value: str, words: type[_Known]) -> _Known:
        listed = {one.name: one for one in words}
        if value not in listed:
            remedy = f"expects one of {', '.join(listed)}"
            raise self._refusal(key, f'"{value}" is not known', remedy)
        return listed[value]

    def _refusal(self, key: str, reason: str, remedy: str) -> PolicyRefusal:
        return PolicyRefusal(self._file, self._place + key, reason, remedy)
