"""All policies of a folder, together: ids are unique, and successions hold."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable
from pathlib import Path

from discretion.facts_file import FactsRefusal
from discretion.policies.policy import Policy, PolicyStatus, PolicyStatusKind
from discretion.policies.read import read

CATALOGUE = Path(__file__).parent / "catalogue"
"""The folder that holds one file for each policy."""


@functools.cache
def catalogue() -> tuple[Policy, ...]:
    """Every policy of the catalogue, by day of issue."""
    return load(CATALOGUE)


def load(*folders: Path) -> tuple[Policy, ...]:
    """Every policy of the folders, by day of issue and id.

    A policy that another supersedes ends on the other's first day in force, so that a
    new policy is one new file, and no old one changes.

    Raises:
        FactsRefusal: a file is no policy, or it names one that is not there.
    """
    paths = [path for folder in folders for path in sorted(folder.glob("*.toml"))]
    named: dict[str, Policy] = {}
    for path in paths:
        policy = read(path)
        if policy.id in named:
            reason = f'"{policy.id}" stands in another file too'
            raise FactsRefusal(path.name, "id", reason, "give each its own")
        named[policy.id] = policy
    for path, policy in zip(paths, named.values(), strict=True):
        if missing := [one for one in policy.supersedes if one not in named]:
            reason = f"no policy {', '.join(missing)}"
            raise FactsRefusal(path.name, "supersedes", reason, "add it, or drop it")
    policies = sorted(named.values(), key=lambda one: (one.issued_on, one.id))
    return tuple(_ended(policy, policies) for policy in policies)


def successor(policy: Policy, among: Iterable[Policy]) -> Policy | None:
    """The policy that took its place; the first to do so; None where none did."""
    return next((one for one in among if policy.id in one.supersedes), None)


def _ended(policy: Policy, among: Iterable[Policy]) -> Policy:
    """The policy with the end that its successor brings, unless it ended before."""
    later = successor(policy, among)
    if later is None or later.effective_on is None:
        return policy
    before = policy.status_on(later.effective_on)
    if before is None or not before.kind.holds:
        return policy
    (begun,) = (one for one in later.statuses if one.on == later.effective_on)
    by = f"{later.title} ({later.id}), issued {later.issued_on}."
    end = PolicyStatus(begun.on, PolicyStatusKind.SUPERSEDED, by, begun.evidence)
    statuses = sorted((*policy.statuses, end), key=lambda one: one.on)
    return dataclasses.replace(policy, statuses=tuple(statuses))
