"""The service: GraphQL over HTTP, the explorer, and health.

Starlette is its framework and uvicorn its server; GraphQL itself is the room below.
"""

from __future__ import annotations

from discretion.service.app import application
from discretion.service.serve import free_port, serve

__all__ = ["application", "free_port", "serve"]
