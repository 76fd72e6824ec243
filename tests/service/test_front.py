from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from discretion import access, cli
from discretion.service import explorer
from discretion.service.front import parts


class Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name == "href"]


async def page(client: httpx.AsyncClient) -> str:
    response = await client.get("/")
    assert response.status_code == httpx.codes.OK
    return response.text


async def test_the_front_page_needs_no_script_and_asks_nobody_outside(
    client: httpx.AsyncClient,
) -> None:
    response = await client.get("/")
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'")
    assert "script" not in policy
    assert "<script" not in response.text
    style = await client.get("/front.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "url(" not in style.text


async def test_the_front_page_tells_the_release_and_all_that_it_covers(
    client: httpx.AsyncClient, door: access.Door
) -> None:
    text, manifest = await page(client), door.reader().manifest
    assert "Synthetic data." in text
    assert f"<code>{manifest.id}</code>" in text
    assert f"<dd>{manifest.as_of}</dd>" in text
    assert f"<dd>{manifest.persons:,}</dd>" in text
    for entry in manifest.coverage:
        row = re.search(rf"<code>{entry.record_type}</code>.*?</tr>", text, re.DOTALL)
        assert row
        assert f'<td class="n">{entry.rows:,}</td>' in row[0]


async def test_every_link_of_the_front_page_leads_somewhere(
    client: httpx.AsyncClient,
) -> None:
    text = await page(client)
    for address in Links(text).addresses:
        where = urlsplit(address)
        if where.scheme == "data":
            continue
        assert not where.netloc
        if where.path:
            response = await client.get(where.path)
            assert response.status_code == httpx.codes.OK, address
        else:
            assert f'id="{where.fragment}"' in text


async def test_the_questions_are_linked_as_the_explorer_reads_them(
    client: httpx.AsyncClient,
) -> None:
    linked = [
        parse_qs(urlsplit(address).fragment)["query"][0]
        for address in Links(await page(client)).addresses
        if address.startswith("/graphiql#")
    ]
    assert linked == [question.query for question in explorer.questions()]


@pytest.mark.parametrize(
    ("name", "option"),
    [("dictionary", None), ("layouts", "--layouts"), ("codes", "--codes")],
)
async def test_documents_are_those_of_the_command_as_plain_text(
    client: httpx.AsyncClient,
    capsys: pytest.CaptureFixture[str],
    name: str,
    option: str | None,
) -> None:
    response = await client.get(f"/docs/{name}.md")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert cli.main(["dictionary", *([option] if option else [])]) == 0
    assert response.text == capsys.readouterr().out


async def test_an_unknown_document_is_not_found(client: httpx.AsyncClient) -> None:
    response = await client.get("/docs/nothing.md")
    assert response.status_code == httpx.codes.NOT_FOUND


def test_what_a_release_says_is_shown_as_text_and_never_as_markup() -> None:
    assert parts.text('<b>"&') == "&lt;b&gt;&quot;&amp;"
    assert parts.text(14750) == "14,750"


async def test_a_host_in_the_address_is_escaped(client: httpx.AsyncClient) -> None:
    response = await client.get("/", headers={"host": 'localhost:80"<script>'})
    assert "<script" not in response.text


async def test_without_a_release_the_front_page_says_so(tmp_path: Path) -> None:
    from discretion.service import application

    transport = httpx.ASGITransport(app=application(tmp_path / "nowhere"))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://localhost"
    ) as client:
        response = await client.get("/")
    assert response.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "no release to serve yet" in response.text
