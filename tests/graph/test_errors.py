from __future__ import annotations

import logging

import pytest
from graphql import GraphQLError

from discretion.graph.errors import bad_input, shown


def failed(cause: Exception | None) -> GraphQLError:
    return GraphQLError("secret /etc/db", path=["persons"], original_error=cause)


def test_an_error_of_ours_goes_out_as_it_is() -> None:
    (error,) = shown([failed(bad_input("first: too many"))])
    assert error.formatted["extensions"] == {"code": "BAD_USER_INPUT"}


def test_any_other_failure_is_masked_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        (error,) = shown([failed(RuntimeError("secret"))])
    assert error.formatted == {
        "message": "The server failed on this field; try again.",
        "path": ["persons"],
        "extensions": {"code": "INTERNAL_SERVER_ERROR"},
    }
    assert "secret" in caplog.text
