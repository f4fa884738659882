"""Call-takers typing into the search box, all at once, at the speed of people and as the page asks for them.

What the box does is what `web/src/call/use-place-search.ts` does: it asks when no letter came for DEBOUNCE_S, and a
letter ends the question that it overtakes. People type on whether they are answered or not, so a slow server gets no
fewer questions.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from tests.bench.browser import Browser, Waited
from tests.bench.database import cpu_seconds
from tests.fixtures.live import Stage
from tests.fixtures.room import Room

# Seconds. An input method gives one to three characters at a time; letters come one by one, four or five a second.
CHARACTERS, LETTER, PAUSE = (0.4, 1.0), (0.12, 0.35), (2.0, 5.0)
DEBOUNCE_S = 0.16
NOTHING_EVERY_S = 0.5
PATH = "/api/v1/places/search"


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processor time so far, of all processes of each, and of the clock."""

    web: float
    database: float
    typists: float
    clock: float


@dataclass
class Typed:
    """All answers waited for; how many questions the next letter overtook; answers to searches for nothing."""

    answers: list[Waited] = field(default_factory=list)
    overtaken: int = 0
    empty: list[Waited] = field(default_factory=list)
    spent: Spent = field(default_factory=lambda: Spent(0, 0, 0, 0))

    @property
    def asked(self) -> int:
        return len(self.answers) + len(self.empty)


def typed_by(stage: Stage, room: Room, lines: Sequence[str], *, typists: int, seconds: float, seed: int) -> Typed:
    credentials = room.credentials("call_taker")
    before = _spent(stage)
    typed = asyncio.run(_all(stage, credentials, lines, typists, seconds, seed))
    after = _spent(stage)
    typed.spent = Spent(*(getattr(after, of) - getattr(before, of) for of in Spent.__slots__))
    return typed


def _spent(stage: Stage) -> Spent:
    web = sum(cpu_seconds(process.pid) for process in stage.processes if process.name == "web")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        database = sum(cpu_seconds(pid) for (pid,) in cursor.fetchall())
    return Spent(web, database, time.process_time(), time.monotonic())


async def _all(
    stage: Stage, credentials: dict[str, dict[str, str]], lines: Sequence[str], typists: int, seconds: float, seed: int
) -> Typed:
    """A browser each, with a connection of its own."""
    typed = Typed()
    until = time.monotonic() + seconds
    idle, *browsers = [Browser(stage.port, PATH, **credentials) for _ in range(typists + 1)]
    people = (
        _types(Box(browser, typed), random.Random(f"{seed}/{n}"), lines, until) for n, browser in enumerate(browsers)
    )
    await asyncio.gather(_asks_nothing(idle, typed, until), *people)
    for browser in (idle, *browsers):
        browser.close()
    return typed


@dataclass
class Box:
    """The search box of one call-taker."""

    browser: Browser
    typed: Typed
    asking: asyncio.Task[None] | None = None

    def changed(self, text: str) -> None:
        if self.asking:
            self.asking.result() if self.asking.done() else self.asking.cancel()
        self.asking = asyncio.create_task(self._ask(text))

    async def _ask(self, text: str) -> None:
        await asyncio.sleep(DEBOUNCE_S)
        try:
            self.typed.answers.append(await self.browser.ask(text))
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


async def _asks_nothing(browser: Browser, typed: Typed, until: float) -> None:
    while time.monotonic() < until:
        typed.empty.append(await browser.ask(""))
        await asyncio.sleep(NOTHING_EVERY_S)
