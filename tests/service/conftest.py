"""The application itself, asked without a socket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from discretion.service import application


@pytest.fixture
async def client(fixture_store: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application over the fixtures' release."""
    app = application(fixture_store)
    transport = httpx.ASGITransport(app=app)
    base = "http://127.0.0.1:8000"
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url=base) as client,
    ):
        yield client
