"""Asks a served graph over HTTP."""

from __future__ import annotations

from typing import Any

import httpx


class Client:
    """One client of one server."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.http = httpx.Client(base_url=address, timeout=30)

    def post(self, text: str, **variables: Any) -> dict[str, Any]:
        """The whole answer to a question."""
        body = {"query": text, "variables": variables}
        response = self.http.post("/graphql", json=body)
        assert response.status_code in (httpx.codes.OK, httpx.codes.BAD_REQUEST)
        answer: dict[str, Any] = response.json()
        return answer

    def ask(self, text: str, **variables: Any) -> Any:
        """The data; errors fail the test."""
        answer = self.post(text, **variables)
        assert "errors" not in answer
        return answer["data"]
