"""Many sockets in one event loop: the other side of a benchmark."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.fixtures.live import Stage

# Called with the frame and the moment it came (time.perf_counter).
Heard = Callable[[dict[str, Any], float], None]
OPENING_AT_ONCE = 50


async def open_one(stage: Stage, path: str, hello: dict[str, Any], cookie: str = "") -> ClientConnection:
    """A socket that has said hello and was welcomed."""
    opened = await connect(
        stage.socket_url + path,
        origin=stage.url,  # type: ignore[arg-type]
        additional_headers={"Cookie": cookie} if cookie else {},
        compression=None,
        max_size=None,
        open_timeout=60,
        ping_interval=None,
        proxy=None,
    )
    await opened.send(orjson.dumps({"t": "hello", **hello}).decode())
    return opened


async def open_tablets(stage: Stage, secrets: list[str], at_once: int = OPENING_AT_ONCE) -> list[ClientConnection]:
    """A socket for each tablet, so many being opened at a time."""
    gate = asyncio.Semaphore(at_once)

    async def one(secret: str) -> ClientConnection:
        async with gate:
            socket = await open_one(stage, "/ws/crew", {"token": secret, "last_seq": 0})
            await socket.recv()
            return socket

    return await asyncio.gather(*(one(secret) for secret in secrets))


async def listen(socket: ClientConnection, heard: Heard) -> None:
    """Hand on every frame until the socket closes."""
    with contextlib.suppress(ConnectionClosed):
        while True:
            text = await socket.recv()
            heard(orjson.loads(text), time.perf_counter())


def position(lon: float, lat: float) -> str:
    """A report of being there now."""
    moment = datetime.now(UTC).isoformat()
    return orjson.dumps(
        {"t": "position", "lon": lon, "lat": lat, "datum": "wgs84", "accuracy_m": 5, "heading": 90, "fixed_at": moment}
    ).decode()


async def close_all(sockets: list[ClientConnection]) -> None:
    await asyncio.gather(*(socket.close() for socket in sockets))
