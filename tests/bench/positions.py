"""1,000 units reporting every 5 s over their sockets, one desk watching the map."""

import asyncio
import itertools
import random
import time

from django.db import connection

from fleet.avl.models import PositionHistory
from tests.bench.crowd import close_all, listen, open_one, open_tablets, position
from tests.bench.database import cpu_seconds, running
from tests.bench.rows import Row
from tests.fixtures.live import Stage
from tests.fixtures.room import Room, make_room
from tests.fixtures.sockets import cookie_of

UNITS, EVERY_S, LASTS_S = 1_000, 5, 30
CORES_ALLOWED = 0.5


def measure(seed: int) -> list[Row]:
    dice = random.Random(seed)
    room = make_room("P")
    for n in range(len(room.units), UNITS):
        room.add_unit(f"P{n:04}", -123.1 + dice.uniform(-0.1, 0.1), 49.25 + dice.uniform(-0.05, 0.05))
    with running() as stage:
        daphne = stage.processes[0].pid
        cookie = cookie_of(room, "dispatcher")
        sent, acked, frames, cores = asyncio.run(_drive(stage, room, cookie, daphne, dice))
    stored = PositionHistory.objects.filter(unit__centre=room.centre).count()
    gaps = [later - earlier for earlier, later in itertools.pairwise(frames)]
    return [
        Row("positions: not stored", sent - stored, "of " + f"{sent:,}", 0, None, f"{acked:,} acknowledged"),
        Row("positions: longest wait for a map frame", max(gaps), "s", 1.5, 1.0, f"{len(frames)} frames"),
        Row("positions: server CPU", cores, "cores", CORES_ALLOWED, _copy_cores(), "floor: COPY of the same rows"),
    ]


async def _drive(
    stage: Stage, room: Room, cookie: str, daphne: int, dice: random.Random
) -> tuple[int, int, list[float], float]:
    sockets = await open_tablets(stage, list(room.secrets.values()))
    desk = await open_one(stage, "/ws/desk", {"last_seq": 0}, cookie)
    acks, frames = [0], []
    ears = [
        asyncio.create_task(listen(socket, lambda frame, _: acks.append(1) if frame["t"] == "position_ack" else None))
        for socket in sockets
    ]
    ears.append(
        asyncio.create_task(listen(desk, lambda frame, at: frames.append(at) if frame["t"] == "positions" else None))
    )
    await asyncio.sleep(2)
    frames.clear()
    began, before = time.perf_counter(), cpu_seconds(daphne)
    sent = 0
    while time.perf_counter() - began < LASTS_S:
        # A tenth of a second's share of the fleet, in turn.
        for _ in range(UNITS // EVERY_S // 10):
            place = position(-123.1 + dice.uniform(-0.1, 0.1), 49.25 + dice.uniform(-0.05, 0.05))
            await sockets[sent % UNITS].send(place)
            sent += 1
        await asyncio.sleep(max(0, began + sent * EVERY_S / UNITS - time.perf_counter()))
    cores = (cpu_seconds(daphne) - before) / (time.perf_counter() - began)
    await asyncio.sleep(2)
    await close_all([*sockets, desk])
    await asyncio.gather(*ears)
    return sent, sum(acks), frames, cores


def _copy_cores() -> float:
    """How much of the run's time a plain COPY of what was stored takes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM avl_positionhistory")
        rows = cursor.fetchall()
        cursor.execute("CREATE TEMP TABLE bare (LIKE avl_positionhistory)")
        began = time.perf_counter()
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return (time.perf_counter() - began) / LASTS_S
