"""What a server listens on."""

from __future__ import annotations

import asyncio
import contextlib
import socket

from discretion.service.serve import _listen
from discretion.settings import HOST


async def test_nothing_waits_for_a_client_to_acknowledge_what_came_before() -> None:
    """Else an answer's body, sent after its head, comes 40 milliseconds late."""
    connected = asyncio.get_running_loop().create_future()

    class Noted(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            accepted = transport.get_extra_info("socket")
            option = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            connected.set_result(option)
            transport.close()

    listening = _listen(0)
    loop = asyncio.get_running_loop()
    async with await loop.create_server(Noted, sock=listening):
        with contextlib.closing(
            socket.create_connection((HOST, listening.getsockname()[1]))
        ):
            assert await asyncio.wait_for(connected, 10)
