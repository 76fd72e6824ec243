"""The application itself, asked without a socket."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from discretion.service import application


@contextlib.asynccontextmanager
async def client_of(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application, which runs as long."""
    transport = httpx.ASGITransport(app=app)
    base = "http://127.0.0.1:8000"
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url=base) as client,
    ):
        yield client


@pytest.fixture
async def client(fixture_store: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application over the fixtures' release."""
    async with client_of(application(fixture_store)) as client:
        yield client
