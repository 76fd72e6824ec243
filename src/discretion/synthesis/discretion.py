"""One act of discretion that happened in a simulated life, recorded or not."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from discretion.codes.discretion import Act, Stage
from discretion.record import Component


class Discretion(NamedTuple):
    """One act of discretion that happened; `recorded` where an extract shows it."""

    component: Component
    decided_on: date
    stage: Stage
    act: Act
    recorded: bool
