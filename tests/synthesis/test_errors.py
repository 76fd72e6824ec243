from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discretion.record import Component
from discretion.synthesis.chance import Chance
from discretion.synthesis.errors import ERRORS


@pytest.mark.parametrize("component", Component)
@given(name=st.text())
def test_rates_vary_by_at_most_a_third(component: Component, name: str) -> None:
    errors = ERRORS[component]
    varied = errors.varied(Chance(name))
    for rate, other in zip(
        dataclasses.astuple(errors), dataclasses.astuple(varied), strict=True
    ):
        assert rate * 2 / 3 <= other <= rate * 4 / 3


def test_two_sets_differ_in_quality() -> None:
    errors = ERRORS[Component.ICE]
    assert errors.varied(Chance("one")) != errors.varied(Chance("other"))
