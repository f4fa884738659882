"""500 events a second from 8 writers for 30 s, to ten desks: each delivered once, in order, to everyone."""

import asyncio
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from core.events.models import Event
from tests.bench.crowd import close_all, listen, open_one
from tests.bench.database import running
from tests.bench.rows import Row, percentile
from tests.fixtures.live import Stage
from tests.fixtures.room import Room, make_room
from tests.fixtures.sockets import cookie_of

DESKS, A_SECOND, WRITERS, LASTS_S = 10, 500, 8, 30
TOTAL = A_SECOND * LASTS_S
DRAINS_WITHIN_S = 60


def measure(seed: int) -> list[Row]:
    room = make_room("D")
    with running() as stage:
        cookies = [cookie_of(room, "dispatcher") for _ in range(DESKS)]
        desks, lags, took_s = asyncio.run(_drive(stage, room, cookies))
    whole = list(range(1, TOTAL + 1))
    lost = sum(TOTAL - len(set(seqs)) for seqs in desks)
    return [
        Row("delivery: events lost", lost, f"of {TOTAL * DESKS:,}", 0),
        Row("delivery: sockets not whole and in order", sum(seqs != whole for seqs in desks), f"of {DESKS}", 0),
        Row("delivery: rate written", TOTAL / took_s, "events/s", A_SECOND, _insert_rate(), "floor: plain INSERTs"),
        Row("delivery: recorded to received, P95", percentile(lags, 0.95) * 1000, "ms"),
    ]


async def _drive(stage: Stage, room: Room, cookies: list[str]) -> tuple[list[list[int]], list[float], float]:
    sockets = [await open_one(stage, "/ws/desk", {"last_seq": 0}, cookie) for cookie in cookies]
    desks: list[list[int]] = [[] for _ in sockets]
    lags: list[float] = []
    ears = [asyncio.create_task(listen(socket, _note(seqs, lags))) for socket, seqs in zip(sockets, desks, strict=True)]
    loop = asyncio.get_running_loop()
    took_s = await loop.run_in_executor(None, _write, stage, room)
    until = time.monotonic() + DRAINS_WITHIN_S
    while any(len(seqs) < TOTAL for seqs in desks) and time.monotonic() < until:
        await asyncio.sleep(0.1)
    await close_all(sockets)
    await asyncio.gather(*ears)
    return desks, lags, took_s


def _note(seqs: list[int], lags: list[float]) -> Any:
    def heard(frame: dict[str, Any], _: float) -> None:
        if frame["t"] != "events":
            return
        seqs.extend(event["seq"] for event in frame["events"])
        recorded = datetime.fromisoformat(frame["events"][0]["recorded_at"])
        lags.append((datetime.now(UTC) - recorded).total_seconds())

    return heard


def _write(stage: Stage, room: Room) -> float:
    """The writers, in a process of their own. Returns the seconds that they took."""
    arguments = [room.centre.pk, room.units[0].pk, WRITERS, A_SECOND, TOTAL]
    writers = stage.start("writers", "tests.bench.writers", *map(str, arguments))
    try:
        writers.popen.wait(LASTS_S * 10)
    except subprocess.TimeoutExpired:
        writers.stop()
    print(writers.said(), file=sys.stderr) if writers.popen.returncode else None
    return float(writers.said().split()[-1])


def _insert_rate(lasts_s: float = 3.0) -> float:
    """Rows a second by plain INSERTs of one such event, each committed, on one connection."""
    fields = [str(field.column) for field in Event._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(fields)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE bare AS SELECT {columns} FROM events_event LIMIT 1")
        count, began = 0, time.perf_counter()
        while time.perf_counter() - began < lasts_s:
            cursor.execute(f"INSERT INTO bare SELECT {columns} FROM bare LIMIT 1")
            count += 1
        cursor.execute("DROP TABLE bare")
    return count / lasts_s
