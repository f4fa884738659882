"""2,000 tablets opening their sockets at once, as after a server restart."""

import asyncio
import time

from tests.bench.crowd import close_all, open_tablets
from tests.bench.database import running
from tests.bench.rows import Row
from tests.fixtures.live import Stage
from tests.fixtures.room import make_room

SOCKETS = 2_000


def measure(seed: int) -> list[Row]:
    room = make_room("S")
    for n in range(len(room.units), SOCKETS // 10):
        room.add_unit(f"S{n:04}", -123.1, 49.25)
    secrets = (list(room.secrets.values()) * 10)[:SOCKETS]
    with running() as stage:
        failed, took_s = asyncio.run(_open(stage, secrets))
    return [
        Row("sockets opened at once: refused", failed, f"of {SOCKETS:,}", 0),
        Row("sockets opened at once: until all are welcomed", took_s, "s"),
    ]


async def _open(stage: Stage, secrets: list[str]) -> tuple[int, float]:
    began = time.perf_counter()
    answers = await asyncio.gather(*(open_tablets(stage, [secret]) for secret in secrets), return_exceptions=True)
    took_s = time.perf_counter() - began
    opened = [socket for answer in answers if not isinstance(answer, BaseException) for socket in answer]
    await close_all(opened)
    return len(secrets) - len(opened), took_s
