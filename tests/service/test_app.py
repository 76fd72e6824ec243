from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from discretion.build import build
from discretion.service import application
from discretion.settings import FIXTURES
from tests.service.conftest import client_of

RELEASE = "{ release { id } }"
GRAPHQL = "application/graphql-response+json"


async def test_a_question_is_answered_with_its_release_and_statements(
    client: httpx.AsyncClient,
) -> None:
    response = await client.post("/graphql", json={"query": RELEASE})
    body = response.json()
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert body["extensions"] == {
        "release": body["data"]["release"]["id"],
        "statements": 0,
    }


async def test_get_and_post_give_the_same_answer(client: httpx.AsyncClient) -> None:
    query = "query($n: Int) { persons(first: $n) { nodes { id } } }"
    posted = await client.post("/graphql", json={"query": query, "variables": {"n": 2}})
    got = await client.get("/graphql", params={"query": query, "variables": '{"n":2}'})
    assert got.json() == posted.json()
    assert len(got.json()["data"]["persons"]["nodes"]) == 2


@pytest.mark.parametrize(
    ("query", "status"),
    [("{", 400), ("{ nothing }", 400), ("{ person }", 400), (RELEASE, 200)],
)
async def test_statuses_tell_refusals_only_to_clients_that_know_them(
    client: httpx.AsyncClient, query: str, status: int
) -> None:
    for accept, expected in ((GRAPHQL, status), ("application/json", 200)):
        response = await client.post(
            "/graphql", json={"query": query}, headers={"accept": accept}
        )
        assert response.status_code == expected
        assert response.headers["content-type"] == f"{accept}; charset=utf-8"
        assert ("data" in response.json()) is (status == 200)


@pytest.mark.parametrize(
    ("body", "kind", "status", "message"),
    [
        (b"", "application/json", 400, "body: not JSON in UTF-8"),
        (b"\xff\xfe", "application/json", 400, "body: not JSON in UTF-8"),
        (b"[" * 100_000, "application/json", 400, "body: not JSON in UTF-8"),
        (b'{"query": NaN}', "application/json", 400, "body: not JSON in UTF-8"),
        (b"null", "application/json", 400, "body: send one JSON object"),
        (b"1", "application/json", 400, "body: send one JSON object"),
        (b'"x"', "application/json", 400, "body: send one JSON object"),
        (b"[]", "application/json", 400, "body: send one JSON object"),
        (b"{}", "application/json", 400, "query: send the document as text"),
        (b'{"query": 1}', "application/json", 400, "query: send the document"),
        (b'{"query": " "}', "application/json", 400, "query: send the document"),
        (
            b'{"query": "{ x }", "variables": []}',
            "application/json",
            400,
            "variables: send a JSON object",
        ),
        (
            b'{"query": "{ x }", "operationName": 1}',
            "application/json",
            400,
            "operationName: send a name",
        ),
        (
            b'{"query": "{ x }", "extensions": "x"}',
            "application/json",
            400,
            "extensions: send a JSON object",
        ),
        (b"{ x }", "text/plain", 415, "Content-Type: send application/json"),
        (b"{}", "application/json; charset=utf-16", 415, "Content-Type: send"),
        (b"{}", "", 415, "Content-Type: send application/json"),
    ],
)
async def test_a_body_that_is_not_a_request_is_refused_with_the_remedy(
    client: httpx.AsyncClient, body: bytes, kind: str, status: int, message: str
) -> None:
    response = await client.post(
        "/graphql", content=body, headers={"content-type": kind}
    )
    assert response.status_code == status
    (error,) = response.json()["errors"]
    assert error["message"].startswith(message)
    assert error["extensions"] == {"code": "BAD_REQUEST"}


async def test_a_body_too_large_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "#" * 300_000})
    assert response.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("image/png", 406),
        ("application/json;q=0", 406),
        ("text/event-stream, */*", 200),
        ("application/*;q=0.5", 200),
        ("", 200),
    ],
)
async def test_the_answer_is_in_a_type_the_client_takes(
    client: httpx.AsyncClient, accept: str, status: int
) -> None:
    response = await client.post(
        "/graphql", json={"query": RELEASE}, headers={"accept": accept}
    )
    assert response.status_code == status


async def test_the_preferred_type_wins(client: httpx.AsyncClient) -> None:
    accept = f"application/json;q=0.4, {GRAPHQL}"
    response = await client.post(
        "/graphql", json={"query": RELEASE}, headers={"accept": accept}
    )
    assert response.headers["content-type"].startswith(GRAPHQL)


async def test_a_release_answers_at_its_own_address(
    client: httpx.AsyncClient,
) -> None:
    latest = (await client.post("/graphql", json={"query": RELEASE})).json()
    name = latest["data"]["release"]["id"]
    for which in (name, "1"):
        response = await client.post(f"/r/{which}/graphql", json={"query": RELEASE})
        assert response.json() == latest


@pytest.mark.parametrize("which", ["nothing", "2", "%2e%2e", "' OR 1=1"])
async def test_an_unknown_release_is_not_found_and_no_path_is_told(
    client: httpx.AsyncClient, which: str
) -> None:
    response = await client.post(f"/r/{which}/graphql", json={"query": RELEASE})
    assert response.status_code == httpx.codes.NOT_FOUND
    assert "/" not in response.text


async def test_health_names_the_release(client: httpx.AsyncClient) -> None:
    response = await client.get("/health")
    assert response.status_code == httpx.codes.OK
    assert response.json()["status"] == "ok"


async def test_other_methods_and_hosts_are_refused(client: httpx.AsyncClient) -> None:
    response = await client.put("/graphql", json={"query": RELEASE})
    assert response.status_code == httpx.codes.METHOD_NOT_ALLOWED
    assert "POST" in response.headers["allow"]
    response = await client.get("/health", headers={"host": "evil.example"})
    assert response.status_code == httpx.codes.BAD_REQUEST


async def test_answers_load_nothing_and_are_not_kept(client: httpx.AsyncClient) -> None:
    response = await client.get("/health")
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"


async def ask(app: Any, path: str, **body: Any) -> httpx.Response:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://localhost"
    ) as client:
        return await client.post(path, json=body)


async def test_without_a_release_the_service_says_it_is_not_ready(
    tmp_path: Path,
) -> None:
    app = application(tmp_path / "nowhere")
    response = await ask(app, "/graphql", query=RELEASE)
    assert response.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert response.json()["errors"][0]["extensions"]["code"] == "RELEASE_UNAVAILABLE"


async def test_a_new_release_is_taken_up_and_the_old_one_stays(
    tmp_path: Path,
) -> None:
    first = build([FIXTURES / "ten"], tmp_path).manifest.id
    app = application(tmp_path)
    async with app.router.lifespan_context(app):
        before = (await ask(app, "/graphql", query=RELEASE)).json()
        second = build([FIXTURES / "published"], tmp_path).manifest.id
        after = (await ask(app, "/graphql", query=RELEASE)).json()
        old = (await ask(app, f"/r/{first}/graphql", query=RELEASE)).json()
    seen = [answer["data"]["release"]["id"] for answer in (before, after, old)]
    assert seen == [first, second, first]


async def test_a_damaged_release_is_not_served_and_nothing_inside_is_told(
    tmp_path: Path,
) -> None:
    built = build([FIXTURES / "ten"], tmp_path)
    store = built.folder / "links.sqlite"
    store.write_bytes(store.read_bytes()[:-1])
    response = await ask(application(tmp_path), "/graphql", query=RELEASE)
    assert response.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert response.json()["errors"][0]["message"] == "the release is damaged"


async def test_a_release_that_may_not_be_served_is_not_taken_up(
    tmp_path: Path, unmarked: Path
) -> None:
    first = build([FIXTURES / "ten"], tmp_path / "store").manifest.id
    app = application(tmp_path / "store")
    async with client_of(app) as client:
        second = build([unmarked], tmp_path / "store").manifest.id
        body = {"query": "{ release { id } releases { id } }"}
        answer = (await client.post("/graphql", json=body)).json()["data"]
        assert answer == {"release": {"id": first}, "releases": [{"id": first}]}
        for which in (second, "2"):
            refused = await client.post(f"/r/{which}/graphql", json=body)
            assert refused.status_code == httpx.codes.FORBIDDEN
            (error,) = refused.json()["errors"]
            assert error["extensions"] == {"code": "RELEASE_WITHHELD"}
            assert "unmarked" not in refused.text
        health = (await client.get("/health")).json()
        assert (await client.get("/")).status_code == httpx.codes.OK
    assert health == {
        "status": "ok",
        "release": first,
        "organization": "PLCY",
        "withheld": {"release": second, "code": "RELEASE_WITHHELD"},
    }


async def test_where_no_release_may_be_served_none_answers(
    tmp_path: Path, unmarked: Path
) -> None:
    build([unmarked], tmp_path / "store")
    async with client_of(application(tmp_path / "store")) as client:
        responses = [
            await client.post("/graphql", json={"query": RELEASE}),
            await client.get("/health"),
            await client.get("/"),
        ]
    for response in responses:
        assert response.status_code == httpx.codes.SERVICE_UNAVAILABLE
        (error,) = response.json()["errors"]
        assert error["extensions"] == {"code": "RELEASE_WITHHELD"}
