from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discretion.service.media import JSON, RESPONSE, negotiate
from discretion.service.refusal import Refusal


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (RESPONSE, RESPONSE),
        (f"{RESPONSE}, {JSON};q=0.9", RESPONSE),
        (f"{RESPONSE};q=0.8, {JSON};q=0.9", JSON),
        (f"{RESPONSE}; charset=utf-8, {JSON}; q=0.2", RESPONSE),
        (f"*/*, {JSON};q=0", RESPONSE),
        ("APPLICATION/JSON", JSON),
        (f"{JSON};q=nonsense, {RESPONSE};q=0.1", RESPONSE),
    ],
)
def test_the_most_wanted_of_the_two_types_is_chosen(accept: str, media: str) -> None:
    assert negotiate(accept) == media


@given(st.text(alphabet="aq/*;=,. 01", max_size=30))
def test_any_header_is_answered_or_refused(accept: str) -> None:
    try:
        chosen = negotiate(accept)
    except Refusal as refusal:
        chosen = str(refusal.status_code)
    assert chosen in (JSON, RESPONSE, "406")
