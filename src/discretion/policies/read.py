"""A file of the catalogue becomes a policy, or is refused by file, key and remedy."""

from __future__ import annotations

import datetime
from pathlib import Path

from discretion.facts_file import FactsRefusal, FactsTable, read_facts
from discretion.policies.criterion_test import CriterionTest
from discretion.policies.policy import (
    Criterion,
    Policy,
    PolicyEvidence,
    PolicyStatus,
    PolicyStatusKind,
    Priority,
)
from discretion.policies.sign import PrioritySign
from discretion.record import Component


def read(path: Path) -> Policy:
    """The policy of a file.

    Raises:
        FactsRefusal: the file is no TOML, or a key is missing, unknown or wrong.
    """
    table = read_facts(path)
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


def _status(table: FactsTable) -> PolicyStatus:
    status = PolicyStatus(
        on=table.take("on", datetime.date),
        kind=table.word("kind", PolicyStatusKind),
        by=table.take("by", str),
        evidence=table.word("evidence", PolicyEvidence, PolicyEvidence.SOURCED),
    )
    table.done()
    return status


def _priority(table: FactsTable) -> Priority:
    priority = Priority(
        rank=table.take("rank", str),
        letter=table.may("letter", str),
        text=table.take("text", str),
        signs=table.words("signs", PrioritySign),
        since=table.may("since", datetime.date),
    )
    table.done()
    return priority


def _criterion(table: FactsTable) -> Criterion:
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
        raise FactsRefusal(file, "components", "none", "name those that it binds")
    if not policy.statuses:
        reason, remedy = "none", "say at least from which day it is in force"
        raise FactsRefusal(file, "statuses", reason, remedy)
    days = [status.on for status in policy.statuses]
    if days != sorted(set(days)):
        reason, remedy = "days are not in order", "one status a day, earliest first"
        raise FactsRefusal(file, "statuses", reason, remedy)
    if days[0] < policy.issued_on:
        reason = f"{days[0]} is before issued_on {policy.issued_on}"
        raise FactsRefusal(file, "statuses[1].on", reason, "correct either day")
    for number, status in enumerate(policy.statuses, 1):
        if status.kind is PolicyStatusKind.SUPERSEDED:
            key, reason = f"statuses[{number}].kind", "SUPERSEDED is not said here"
            remedy = "name this policy under `supersedes` in the file of the later one"
            raise FactsRefusal(file, key, reason, remedy)
    for key, codes in (
        ("priorities", [one.code for one in policy.priorities]),
        ("criteria", [one.code for one in policy.criteria]),
    ):
        if len(set(codes)) < len(codes):
            raise FactsRefusal(file, key, "a code stands twice", "give each its own")
