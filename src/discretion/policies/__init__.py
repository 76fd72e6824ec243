"""Policies: the memos, orders and rulings that govern discretion, one file each.

A new regime is a new file in ``catalogue/``; no code statuses. Ibis, SQL and GraphQL
stay out: policies are few and are read with the standard library.
"""

from __future__ import annotations

from discretion.policies.cited import CITED
from discretion.policies.criterion_test import CriterionTest
from discretion.policies.in_force import policies_in_force
from discretion.policies.load import CATALOGUE, catalogue, load, successor
from discretion.policies.policy import (
    Criterion,
    Policy,
    PolicyEvidence,
    PolicyStatus,
    PolicyStatusKind,
    Priority,
)
from discretion.policies.sign import PrioritySign
from discretion.policies.verdict import Verdict

__all__ = [
    "CATALOGUE",
    "CITED",
    "Criterion",
    "CriterionTest",
    "Policy",
    "PolicyEvidence",
    "PolicyStatus",
    "PolicyStatusKind",
    "Priority",
    "PrioritySign",
    "Verdict",
    "catalogue",
    "load",
    "policies_in_force",
    "successor",
]
