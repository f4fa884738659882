"""Everybody who plays, gathered: the telephone system, the seats, the crews, and the run's clock."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx

from config.replay.api import Api
from config.replay.cast import Cast, LonLat
from config.replay.clock import ReplayClock
from config.replay.crew import Crew
from config.replay.desk import Dispatcher, Seats
from config.replay.driving import Roads
from config.replay.telephony import Telephony
from core.accounts.roles import Role

CONNECTIONS = 32
TASKS_EACH = 4  # what a person of the replay does at once: time runs faster for them than for us


class Company:
    """The players of one run, and which units are out."""

    def __init__(self, cast: Cast, base_url: str, clock: ReplayClock, roads: Roads, line: str) -> None:
        self.cast, self.base_url, self.clock = cast, base_url, clock
        self.transport = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_connections=CONNECTIONS))
        self.hospitals: list[tuple[int, LonLat]] = cast.hospitals
        self.telephony = Telephony(Api(base_url, self.transport, cast.telephony_token), line)
        self.crews = {
            key: Crew(unit, Api(base_url, self.transport, unit.token), clock, roads) for key, unit in cast.units.items()
        }
        self._jobs = 0
        self._freed = asyncio.Condition()
        self._told: set[asyncio.Task[None]] = set()

    async def sign_in(self) -> None:
        """Everybody takes a seat. Raises Refused when the server does not know them."""
        self.call_takers = Seats(await self._signed_in(Role.CALL_TAKER))
        self.dispatcher = Dispatcher(Seats(await self._signed_in(Role.DISPATCHER)))

    async def leave(self) -> None:
        for crew in self.crews.values():
            await crew.stop()
        await self.transport.aclose()

    @property
    def idle(self) -> bool:
        """No unit is out, so none will get free."""
        return self._jobs == 0

    @contextmanager
    def working(self) -> Iterator[None]:
        self._jobs += 1
        try:
            yield
        finally:
            self._jobs -= 1

    def unit_is_free(self) -> None:
        task = asyncio.create_task(self._tell())
        self._told.add(task)
        task.add_done_callback(self._told.discard)

    async def wait_for_a_free_unit(self, at_most_s: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(at_most_s), self._freed:
                await self._freed.wait()

    async def _tell(self) -> None:
        async with self._freed:
            self._freed.notify_all()

    async def _signed_in(self, role: str) -> list[Api]:
        people = []
        for username in self.cast.people[role]:
            api = Api(self.base_url, self.transport)
            await api.sign_in(username, self.cast.password)
            people.append(api)
        return people * TASKS_EACH
