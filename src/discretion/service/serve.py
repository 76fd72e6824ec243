"""Runs the application on this machine and says when it answers."""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import uvicorn
from uvicorn.supervisors import Multiprocess

from discretion import access
from discretion.service.app import (
    ORGANIZATION_VARIABLE,
    RELEASE_VARIABLE,
    STORE_VARIABLE,
    application,
)
from discretion.settings import HOST

_FACTORY = "discretion.service.app:from_environment"
_PATIENCE_SECONDS = 120


def free_port(first: int, tries: int = 100) -> int:
    """The first port from ``first`` on that nobody listens on."""
    for port in range(first, first + tries):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise OSError(f"ports {first} to {first + tries - 1} are all taken")


def serve(
    store: Path,
    pinned: str | None,
    principal: access.Principal,
    port: int,
    workers: int,
    ready: Callable[[int], None],
) -> None:
    """Serve until stopped; tell ``ready`` the port once the first answer was given.

    Port 0 takes any that is free. Whoever asks is the principal.

    Raises:
        OSError: The port is taken.
        Missing: There is no release to serve.
        Damaged: The release is not what was written.
        Unprotected: It may not be served.
    """
    app = application(store, pinned, principal)
    app.state.door.ready()
    listening = _listen(port)
    waiting = (listening.getsockname()[1], ready)
    threading.Thread(target=_when_ready, args=waiting, daemon=True).start()
    if workers == 1:
        uvicorn.Server(_config(app, 1)).run(sockets=[listening])
        return
    app.state.door.close()
    os.environ[STORE_VARIABLE] = str(store.absolute())
    os.environ[RELEASE_VARIABLE] = pinned or ""
    os.environ[ORGANIZATION_VARIABLE] = principal.organization.name
    Multiprocess(_config(_FACTORY, workers), sockets=[listening]).run()


def _listen(port: int) -> socket.socket:
    """Of a socket that does not say it is TCP, asyncio sends small answers late."""
    listening = socket.socket(proto=socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listening.close()
        message = f"port {port} cannot be listened on; choose another with --port"
        raise OSError(message) from error
    listening.set_inheritable(True)
    return listening


def _config(app: object, workers: int) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type] # an ASGI application or its import path
        factory=isinstance(app, str),
        workers=workers,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )


def _when_ready(port: int, ready: Callable[[int], None]) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == http.client.OK:
                return ready(port)
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.05)
    return None
