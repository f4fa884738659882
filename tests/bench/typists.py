"""Call-takers typing into the search box, all at once: how long each waits for what the box shows."""

import asyncio
import random
import time
from collections.abc import Sequence

import httpx

from tests.fixtures.live import Stage
from tests.fixtures.room import Room

# Seconds. An input method gives one to three characters at a time, and the box asks after each (PlaceSearch.vue).
BETWEEN, PAUSE = (0.4, 1.0), (2.0, 5.0)


def waits(stage: Stage, room: Room, lines: Sequence[str], *, typists: int, seconds: float, seed: int) -> list[float]:
    """Milliseconds of every answer that the typists got while they all typed."""
    return asyncio.run(_all(stage, room, lines, typists, seconds, seed))


async def _all(stage: Stage, room: Room, lines: Sequence[str], typists: int, seconds: float, seed: int) -> list[float]:
    took: list[float] = []
    limits = httpx.Limits(max_connections=typists, max_keepalive_connections=typists)
    credentials = await asyncio.to_thread(room.credentials, "call_taker")
    async with httpx.AsyncClient(base_url=stage.url, limits=limits, timeout=30, trust_env=False) as client:
        client.headers.update(credentials["headers"])
        client.cookies.update(credentials["cookies"])
        until = time.monotonic() + seconds
        await asyncio.gather(
            *(_types(client, random.Random(f"{seed}/{n}"), lines, until, took) for n in range(typists))
        )
    return took


async def _types(
    client: httpx.AsyncClient, chance: random.Random, lines: Sequence[str], until: float, took: list[float]
) -> None:
    await asyncio.sleep(chance.uniform(0, PAUSE[1]))
    while time.monotonic() < until:
        line, shown = chance.choice(lines), 0
        while shown < len(line) and time.monotonic() < until:
            shown += chance.randint(1, 3)
            began = time.perf_counter()
            answer = await client.get("/api/v1/places/search", params={"q": line[:shown]})
            took.append((time.perf_counter() - began) * 1_000)
            answer.raise_for_status()
            await asyncio.sleep(chance.uniform(*BETWEEN))
        await asyncio.sleep(chance.uniform(*PAUSE))
