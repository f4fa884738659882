"""Call-takers typing into the search box, all at once, at the speed of people and as the page asks for them.

What the box does is what `web/src/call/use-place-search.ts` does: it asks when no letter came for DEBOUNCE_S, and a
letter ends the question that it overtakes. People type on whether they are answered or not, so a slow server gets no
fewer questions.
"""

import asyncio
import random
import ssl
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import httpx

from tests.fixtures.live import Stage
from tests.fixtures.room import Room

# Seconds. An input method gives one to three characters at a time; letters come one by one, four or five a second.
CHARACTERS, LETTER, PAUSE = (0.4, 1.0), (0.12, 0.35), (2.0, 5.0)
DEBOUNCE_S = 0.16
NOTHING_EVERY_S = 0.5
PATH = "/api/v1/places/search"


@dataclass(frozen=True, slots=True)
class Waited:
    """Milliseconds of one answer: where it was asked, and in the server by its own account (`Server-Timing`)."""

    client: float
    server: float


@dataclass
class Typed:
    """All answers waited for; how many questions the next letter overtook; answers to searches for nothing."""

    answers: list[Waited] = field(default_factory=list)
    overtaken: int = 0
    empty: list[Waited] = field(default_factory=list)


def typed_by(stage: Stage, room: Room, lines: Sequence[str], *, typists: int, seconds: float, seed: int) -> Typed:
    return asyncio.run(_all(stage, room, lines, typists, seconds, seed))


async def _all(stage: Stage, room: Room, lines: Sequence[str], typists: int, seconds: float, seed: int) -> Typed:
    """A browser each, with connections of its own."""
    typed = Typed()
    credentials = await asyncio.to_thread(room.credentials, "call_taker")
    tls = ssl.create_default_context()  # not needed, and each client would read the certificates for one of its own
    async with AsyncExitStack() as open_until_then:
        idle, *browsers = [
            await open_until_then.enter_async_context(
                httpx.AsyncClient(
                    base_url=stage.url,
                    headers=credentials["headers"],
                    cookies=credentials["cookies"],
                    timeout=30,
                    trust_env=False,
                    verify=tls,
                )
            )
            for _ in range(typists + 1)
        ]
        until = time.monotonic() + seconds
        people = (
            _types(Box(browser, typed), random.Random(f"{seed}/{n}"), lines, until)
            for n, browser in enumerate(browsers)
        )
        await asyncio.gather(_asks_nothing(idle, typed, until), *people)
    return typed


@dataclass
class Box:
    """The search box of one call-taker."""

    client: httpx.AsyncClient
    typed: Typed
    asking: asyncio.Task[None] | None = None

    def changed(self, text: str) -> None:
        if self.asking:
            self.asking.result() if self.asking.done() else self.asking.cancel()
        self.asking = asyncio.create_task(self._ask(text))

    async def _ask(self, text: str) -> None:
        await asyncio.sleep(DEBOUNCE_S)
        try:
            self.typed.answers.append(await _waited(self.client, text))
        except asyncio.CancelledError:
            self.typed.overtaken += 1
            raise


async def _types(box: Box, chance: random.Random, lines: Sequence[str], until: float) -> None:
    await asyncio.sleep(chance.uniform(0, PAUSE[1]))
    while time.monotonic() < until:
        line, shown = chance.choice(lines), 0
        while shown < len(line) and time.monotonic() < until:
            shown += 1 if line.isascii() else chance.randint(1, 3)
            box.changed(line[:shown])
            await asyncio.sleep(chance.uniform(*(LETTER if line.isascii() else CHARACTERS)))
        if box.asking:
            await asyncio.wait([box.asking])
            box.asking.result()
        await asyncio.sleep(chance.uniform(*PAUSE))


async def _asks_nothing(client: httpx.AsyncClient, typed: Typed, until: float) -> None:
    while time.monotonic() < until:
        typed.empty.append(await _waited(client, ""))
        await asyncio.sleep(NOTHING_EVERY_S)


async def _waited(client: httpx.AsyncClient, text: str) -> Waited:
    began = time.perf_counter()
    answer = await client.get(PATH, params={"q": text})
    took = (time.perf_counter() - began) * 1_000
    answer.raise_for_status()
    return Waited(took, float(answer.headers["Server-Timing"].partition("dur=")[2]))
