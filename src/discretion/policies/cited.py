"""What a record may cite: the id of a policy, as its component wrote it down."""

from __future__ import annotations

from collections.abc import Mapping

from discretion.policies.load import catalogue

CITED: Mapping[str, str] = {policy.id: policy.id for policy in catalogue()}
"""Ids of the catalogue; any other rejects the row that cites it."""
