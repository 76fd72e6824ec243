"""What a client is told when a request cannot be answered: a code and a remedy."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from graphql import GraphQLError

from discretion import access

BAD_USER_INPUT = "BAD_USER_INPUT"
PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
LIST_TOO_LONG = "LIST_TOO_LONG"
ANSWER_TOO_LARGE = "ANSWER_TOO_LARGE"
RELEASE_DAMAGED = "RELEASE_DAMAGED"
TOOK_TOO_LONG = "TOOK_TOO_LONG"
TOO_BUSY = "TOO_BUSY"
NOT_GRANTED = "UNAUTHORIZED_FIELD_OR_TYPE"
INTERNAL = "INTERNAL_SERVER_ERROR"

_LOG = logging.getLogger(__name__)


def bad_input(message: str) -> GraphQLError:
    """An argument that cannot be taken; the message names it and the remedy."""
    return coded(message, BAD_USER_INPUT)


def too_large(what: str) -> GraphQLError:
    """An answer larger than any may be."""
    message = f"the answer would hold more than {what}; ask for fewer rows at a time"
    return coded(message, ANSWER_TOO_LARGE)


def coded(message: str, code: str) -> GraphQLError:
    """An error of ours, which a client may see."""
    return GraphQLError(message, extensions={"code": code})


def with_code(error: GraphQLError, code: str, message: str = "") -> GraphQLError:
    """The same error at the same place, under that code."""
    return GraphQLError(
        message or error.message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions={"code": code},
    )


def shown(errors: Iterable[GraphQLError]) -> list[GraphQLError]:
    """Errors as a client sees them, in the order of their paths.

    Ours and the specification's are told; others are masked.
    """
    return sorted((_shown(error) for error in errors), key=_place)


def _place(error: GraphQLError) -> list[tuple[int, str]]:
    """Where an error stands: by key, and by number within a list."""
    path = error.path or ()
    return [(each, "") if isinstance(each, int) else (-1, each) for each in path]


def _shown(error: GraphQLError) -> GraphQLError:
    cause = error.original_error
    if isinstance(cause, access.TookTooLongError):
        message = "This takes too long; ask for less: a smaller page, or a filter."
        return with_code(error, TOOK_TOO_LONG, message)
    if isinstance(cause, access.NotGrantedError):
        return with_code(error, NOT_GRANTED, f"{cause}; leave it out.")
    if cause is None or isinstance(cause, GraphQLError):
        told = (error.extensions or {}).get("code", BAD_USER_INPUT)
        return with_code(error, str(told))
    _LOG.error("a field failed", exc_info=cause)
    return with_code(error, INTERNAL, "The server failed on this field; try again.")
