"""Reads a GraphQL operation off an HTTP request, strictly."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from starlette.datastructures import QueryParams
from starlette.requests import Request

from discretion.service.refusal import Refusal

_KEYS = ("query", "variables", "operationName", "extensions")


@dataclasses.dataclass(frozen=True)
class Operation:
    """A document, and what to run of it with which variables."""

    text: str
    variables: Mapping[str, Any]
    name: str | None


class Question(NamedTuple):
    """All of a request that its operation depends on; keys of kept answers hold it."""

    method: str
    parameters: bytes
    content_type: str
    encoding: str
    body: bytes

    @property
    def size(self) -> int:
        """Characters and bytes of all its parts: what it takes to keep it."""
        return sum(map(len, self))


async def asked(request: Request) -> Question:
    """What a request asks, not looked into yet."""
    headers = first_headers(request)
    return Question(
        request.scope["method"],
        request.scope["query_string"],
        headers.get(b"content-type", b"").decode("latin-1"),
        headers.get(b"content-encoding", b"identity").decode("latin-1"),
        await request.body(),
    )


def first_headers(request: Request) -> dict[bytes, bytes]:
    """The headers by their names in small letters; of several the first."""
    return dict(reversed(request.scope["headers"]))


def read(question: Question) -> Operation:
    """The operation of a GET or POST request.

    Raises:
        Refusal: 400 or 415, naming the part that is wrong.
    """
    if question.method == "POST":
        return _operation(_body(question))
    given = QueryParams(question.parameters)
    parameters: dict[str, Any] = {key: value for key, value in given.items() if value}
    for key in ("variables", "extensions"):
        if key in parameters:
            parameters[key] = _json(parameters[key].encode(), key)
    return _operation(parameters)


def _body(question: Question) -> Any:
    if question.content_type != "application/json":
        kind, _, parameters = question.content_type.partition(";")
        charset = parameters.strip().lower().removeprefix("charset=").strip('"')
        if kind.strip().lower() != "application/json" or charset not in ("", "utf-8"):
            raise Refusal(415, "Content-Type: send application/json in UTF-8")
    if question.encoding != "identity":
        raise Refusal(415, "Content-Encoding: send the body as it is")
    return _json(question.body, "body")


def _json(text: bytes, where: str) -> Any:
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise Refusal(400, f"{where}: not JSON in UTF-8") from error


def _operation(parameters: Any) -> Operation:
    if not isinstance(parameters, dict):
        raise Refusal(400, 'body: send one JSON object with a "query"')
    given = {key: parameters[key] for key in _KEYS if parameters.get(key) is not None}
    text, name = given.get("query"), given.get("operationName")
    if not isinstance(text, str) or not text.strip():
        raise Refusal(400, "query: send the document as text")
    if name is not None and not isinstance(name, str):
        raise Refusal(400, "operationName: send a name as text")
    for key in ("variables", "extensions"):
        if not isinstance(given.get(key, {}), dict):
            raise Refusal(400, f"{key}: send a JSON object")
    return Operation(text, given.get("variables", {}), name or None)
