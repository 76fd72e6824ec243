"""Answers are kept, but only those that a release would always give."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from discretion import access
from discretion.graph.schema import Answer, execute
from discretion.service import answers, application
from discretion.service.answers import Answers, Kept
from tests.service.conftest import client_of

PERSONS = {"query": "{ persons(first: 2) { nodes { id } } }"}


def test_what_was_asked_for_longest_ago_makes_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "BYTES", 30)
    monkeypatch.setattr(answers, "ENTRY", 0)
    monkeypatch.setattr(answers, "LARGEST", 10)
    kept = Answers()
    for question in "abc":
        kept.keep(question, Kept(b"x" * 10, {}), 10)
    assert kept.get("a")
    kept.keep("d", Kept(b"x" * 10, {}), 10)
    assert [question for question in "abcd" if kept.get(question)] == ["a", "c", "d"]


def test_an_answer_too_large_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LARGEST", 10)
    kept = Answers()
    kept.keep("a", Kept(b"x" * 11, {}), 11)
    assert kept.get("a") is None


def test_a_long_answer_is_kept_once_it_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "LONG", 10)
    monkeypatch.setattr(answers, "_ONCE", 2)
    kept = Answers()
    long = Kept(b"x" * 11, {})
    kept.keep("a", long, 11)
    assert kept.get("a") is None
    kept.keep("a", long, 11)
    assert kept.get("a") is long
    for question in "bcd":
        kept.keep(question, long, 11)
    kept.keep("b", long, 11)
    assert kept.get("b") is None, "no more than so many are remembered"


@pytest.fixture
def executed() -> list[str]:
    """The documents that were executed."""
    return []


@pytest.fixture
async def client(
    fixture_store: Path, executed: list[str]
) -> AsyncIterator[httpx.AsyncClient]:
    async def noted(
        text: str,
        door: access.Door,
        reader: access.Reader,
        variables: Mapping[str, Any] | None = None,
        name: str | None = None,
    ) -> Answer:
        executed.append(text)
        return await execute(text, door, reader, variables, name)

    async with client_of(application(fixture_store, execute=noted)) as client:
        yield client


async def test_a_question_is_executed_once(
    client: httpx.AsyncClient, executed: list[str]
) -> None:
    first, again = [await client.post("/graphql", json=PERSONS) for _ in range(2)]
    assert again.content == first.content
    assert again.headers == first.headers
    assert len(executed) == 1


async def test_a_client_may_ask_for_a_fresh_answer(
    client: httpx.AsyncClient, executed: list[str]
) -> None:
    fresh = {"cache-control": "no-cache"}
    for _ in range(2):
        await client.post("/graphql", json=PERSONS, headers=fresh)
    assert len(executed) == 2


@pytest.mark.parametrize(
    "question",
    [
        {"query": "{ releases { id } }"},
        {"query": "{ persons(first: -1) { nodes { id } } }"},
        {"query": "{ nothing }"},
        {"query": "{ __schema { queryType { name } } }"},
    ],
)
async def test_what_may_change_or_failed_is_executed_each_time(
    client: httpx.AsyncClient, executed: list[str], question: dict[str, str]
) -> None:
    for _ in range(2):
        await client.post("/graphql", json=question)
    assert len(executed) == 2


async def test_a_kept_answer_is_for_none_but_the_same_question(
    client: httpx.AsyncClient,
) -> None:
    await client.post("/graphql", json=PERSONS)
    refused = await client.post(
        "/graphql",
        content=(await client.post("/graphql", json=PERSONS)).request.content,
        headers={"content-type": "text/plain"},
    )
    assert refused.status_code == httpx.codes.UNSUPPORTED_MEDIA_TYPE
    graphql = "application/graphql-response+json"
    other = await client.post("/graphql", json=PERSONS, headers={"accept": graphql})
    assert other.headers["content-type"].startswith(graphql)


@pytest.mark.parametrize(("length", "times"), [(100, 1), (9_000, 2)])
async def test_what_a_question_takes_counts_with_its_headers(
    client: httpx.AsyncClient,
    executed: list[str],
    monkeypatch: pytest.MonkeyPatch,
    length: int,
    times: int,
) -> None:
    monkeypatch.setattr(answers, "LARGEST", 8_000)
    for _ in range(2):
        answer = await client.get(
            "/graphql",
            params={"query": "{ persons(first: 1) { totalCount } }"},
            headers={"content-type": "x" * length},
        )
        assert answer.status_code == httpx.codes.OK
    assert len(executed) == times
