"""A release of all fixtures served by the real program, asked over HTTP."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest


class Client:
    """Asks a served graph."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=30)

    def post(self, text: str, **variables: Any) -> dict[str, Any]:
        """The whole answer to a question."""
        body = {"query": text, "variables": variables}
        response = self.http.post("/graphql", json=body)
        assert response.status_code == httpx.codes.OK
        answer: dict[str, Any] = response.json()
        return answer

    def ask(self, text: str, **variables: Any) -> Any:
        """The data; errors fail the test."""
        answer = self.post(text, **variables)
        assert "errors" not in answer
        return answer["data"]


@pytest.fixture(scope="session")
def served(fixture_store: Path) -> Iterator[Client]:
    """The program, serving on a free port until the tests are over."""
    command = [sys.executable, "-m", "discretion", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--store", str(fixture_store)], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        ready = re.fullmatch(r"ready (http://\S+)\n", program.stdout.readline())
        assert ready
        client = Client(ready[1])
        yield client
        client.http.close()
        program.terminate()
