"""From the dispatcher's HTTP request to the tablet's socket message, in a busy room."""

import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import httpx
from django.db import connection
from websockets.asyncio.client import ClientConnection

from cad.incidents.models import Incident
from tests.bench.crowd import close_all, listen, open_one, open_tablets, position
from tests.bench.database import running
from tests.bench.rows import Row, percentile
from tests.core.events.writing import tell
from tests.fixtures.flow import awaiting
from tests.fixtures.live import Stage
from tests.fixtures.room import Room, make_room
from tests.fixtures.sockets import cookie_of

SOCKETS, DESKS, OFFERS, POSITIONS_A_SECOND = 200, 10, 100, 20
LIMIT_MS = 150
Came = dict[int, dict[str, float]]


def measure(seed: int) -> list[Row]:
    dice = random.Random(seed)
    room = make_room("O")
    while len(room.units) < SOCKETS - DESKS:
        room.add_unit(f"O{len(room.units):04}", -123.1 + dice.uniform(-0.1, 0.1), 49.25)
    incidents = [awaiting(room, level="R3") for _ in range(OFFERS)]
    with running() as stage:
        offers, bare, trips = asyncio.run(_drive(stage, room, incidents, cookie_of(room, "dispatcher"), dice))
    return [
        Row(
            "offer to tablet, P95",
            percentile(offers, 0.95),
            "ms",
            LIMIT_MS,
            percentile(bare, 0.95),
            "floor: bare event",
        ),
        Row("offer to tablet, median", percentile(offers, 0.5), "ms", None, percentile(bare, 0.5), "floor: bare event"),
        Row("an HTTP request that does nothing, P95", percentile(trips, 0.95), "ms"),
    ]


async def _drive(
    stage: Stage, room: Room, incidents: list[Incident], cookie: str, dice: random.Random
) -> tuple[list[float], list[float], list[float]]:
    sockets = await open_tablets(stage, [room.secrets[unit.pk] for unit in room.units])
    desks = [await open_one(stage, "/ws/desk", {"last_seq": 0}, cookie) for _ in range(DESKS)]
    came: Came = {unit.pk: {} for unit in room.units}
    ears = [
        asyncio.create_task(listen(socket, _note(came[unit.pk])))
        for socket, unit in zip(sockets, room.units, strict=True)
    ]
    ears += [asyncio.create_task(listen(desk, lambda frame, at: None)) for desk in desks]
    moving = asyncio.create_task(_move(sockets, dice))
    await asyncio.sleep(2)
    offers, trips = await _offer(stage, room, incidents, cookie, came)
    bare = await _tell(room, came)
    moving.cancel()
    await close_all([*sockets, *desks])
    await asyncio.gather(*ears)
    return offers, bare, trips


async def _offer(
    stage: Stage, room: Room, incidents: list[Incident], cookie: str, came: Came
) -> tuple[list[float], list[float]]:
    csrf = "a" * 32
    headers = {"Cookie": f"{cookie}; csrftoken={csrf}", "X-CSRFToken": csrf}
    offers, trips = [], []
    async with httpx.AsyncClient(base_url=stage.url, headers=headers, timeout=30, trust_env=False) as http:
        for incident, unit in zip(incidents, room.units, strict=False):
            began = time.perf_counter()
            (await http.get("/api/v1/hospitals")).raise_for_status()
            trips.append((time.perf_counter() - began) * 1000)
            began = time.perf_counter()
            body = {"client_uuid": str(uuid4()), "unit": unit.pk}
            answer = await http.post(f"/api/v1/incidents/{incident.pk}/assignments", json=body)
            if answer.status_code != 201:
                raise RuntimeError(answer.text)
            offers.append((await _arrival(came[unit.pk], "assignment.offered") - began) * 1000)
            await asyncio.sleep(0.05)
    return offers, trips


async def _tell(room: Room, came: Came) -> list[float]:
    """The floor: one event written by a bare action, from its start to the tablet."""
    loop, writer, bare = asyncio.get_running_loop(), ThreadPoolExecutor(max_workers=1), []
    for unit in room.units[:OFFERS]:
        began = time.perf_counter()
        await loop.run_in_executor(writer, tell, room, 99, unit)
        bare.append((await _arrival(came[unit.pk], "unit.noted") - began) * 1000)
        await asyncio.sleep(0.05)
    await loop.run_in_executor(writer, lambda: connection.close())
    writer.shutdown()
    return bare


async def _arrival(came: dict[str, float], kind: str) -> float:
    async with asyncio.timeout(10):
        while kind not in came:
            await asyncio.sleep(0.002)
    return came[kind]


async def _move(sockets: list[ClientConnection], dice: random.Random) -> None:
    while True:
        await dice.choice(sockets).send(position(-123.1 + dice.uniform(-0.1, 0.1), 49.25))
        await asyncio.sleep(1 / POSITIONS_A_SECOND)


def _note(came: dict[str, float]) -> Any:
    def heard(frame: dict[str, Any], at: float) -> None:
        if frame["t"] == "events":
            for event in frame["events"]:
                came.setdefault(event["type"], at)

    return heard
