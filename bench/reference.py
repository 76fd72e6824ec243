"""Strawberry's own execution of the same documents, served as ours is."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.applications import Starlette

from discretion.graph.schema import execute_by_reference
from discretion.service import application


def app() -> Starlette:
    """The application, with the reference in the place of plans."""
    store = Path(os.environ["DISCRETION_STORE"])
    return application(store, execute=execute_by_reference)
