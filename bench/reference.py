"""Strawberry's own execution of the same documents, served as ours is."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.applications import Starlette

from discretion.graph.schema import execute_by_reference
from discretion.service import app as service


def app() -> Starlette:
    """The application, with the reference in the place of compiled execution."""
    service.execute = execute_by_reference
    return service.application(Path(os.environ["DISCRETION_STORE"]))
