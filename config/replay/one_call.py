"""One call of the log, played from its ring to the closed incident."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx

from config.replay.api import Refused
from config.replay.cast import LonLat
from config.replay.company import Company
from config.replay.crew import Crew
from config.replay.desk import CallTaker
from config.replay.plan import CallPlan, Leg
from config.replay.result import Result, times_of
from core.coordinates import metres_between

PATIENCE_S = 120.0  # of the log; a caller waits at least PATIENCE_AT_LEAST_S real seconds
PATIENCE_AT_LEAST_S = 20.0
ASK_AGAIN_S = 60.0  # of the log, while no unit is free
ASK_AGAIN_AT_LEAST_S = 0.5
OFFERS_AT_MOST = 20
CLOSED = {"incident_closed", "incident_not_open"}  # the first unit was done before the second was sent
HELD_FOR_S = 600.0  # real; the replay wakes it as soon as a unit is free


class OneCall:
    def __init__(self, plan: CallPlan, company: Company, line_free: Callable[[], None]) -> None:
        """`line_free` is called once, when the call-taker is through with the call."""
        self.plan, self.company, self.line_free = plan, company, line_free
        self.result = Result(plan)

    async def play(self) -> Result:
        """Never raises: what went wrong stands in the result."""
        try:
            await self._play()
        except (Refused, httpx.HTTPError, LookupError, ValueError, TimeoutError) as error:
            self.result.error = f"call {self.plan.number}: {type(error).__name__} {error}"
        return self.result

    async def _play(self) -> None:
        try:
            call, incident = await self._take_call()
        finally:
            self.line_free()
        first = await self._send(incident, self.plan.legs[0], may_hold=True)
        async with self.company.call_takers.someone() as api:
            ended = await CallTaker(api, self.plan).end(call, _call_outcome(self.result, first is not None))
        self.result.call_outcome = ended["outcome"]
        jobs = [first] if first else []
        jobs += [job for leg in self.plan.legs[1:] if (job := await self._send(incident, leg, may_hold=False))]
        await asyncio.gather(*jobs)
        await self._finish(incident)

    async def _take_call(self) -> tuple[int, int]:
        """Ring, answer, place and triage: the call-taker's part. Returns the keys of the call and its incident."""
        call = await self.company.telephony.ring()
        self.result.rang = True
        rang = self.result.times["rang"] = datetime.fromisoformat(call["rang_at"])
        patience = max(PATIENCE_AT_LEAST_S, PATIENCE_S / self.company.clock.speed)
        try:
            return call["id"], await self._answer(call["id"], rang, patience)
        except TimeoutError:
            # Nobody was free: the caller hangs up, and is rung back.
            self.result.unanswered = True
            await self.company.telephony.give_up(call["id"])
            return call["id"], await self._answer(call["id"], rang, None)

    async def _answer(self, call: int, rang: datetime, patience_s: float | None) -> int:
        async with self.company.call_takers.someone(patience_s) as api:
            taker = CallTaker(api, self.plan)
            await taker.answer(call)
            await self.company.clock.after(rang, self.plan.entry_s / 2)
            incident = await taker.open(call)
            self.result.incident = incident["id"]
            await self.company.clock.after(rang, self.plan.entry_s)
            await taker.judge(incident["id"])
        opened = await self.company.dispatcher.look(incident["id"])
        self.result.times["opened"] = datetime.fromisoformat(opened["dispatch_opened_at"])
        key: int = incident["id"]
        return key

    async def _send(self, incident: int, leg: Leg, *, may_hold: bool) -> "asyncio.Task[None] | None":
        """Send a unit for this leg, waiting for one if need be. Returns its job, under way, or None without a unit."""
        await self.company.clock.after(self.result.times["opened"], self.plan.dispatch_s)
        attempt = 0
        try:
            while (assignment := await self._offer_best(incident)) is None:
                if not may_hold or not await self._wait_for_a_unit(incident, attempt):
                    return None
                attempt += 1
        except Refused as refusal:
            if refusal.code in CLOSED and not may_hold:
                return None
            raise
        self.result.assigned += 1
        return asyncio.create_task(self._job(self.company.crews[assignment["unit"]], assignment, leg))

    async def _offer_best(self, incident: int) -> dict[str, Any] | None:
        """Offer the incident to the best free unit; to the next, when another incident has it meanwhile."""
        taken: list[int] = []
        for _ in range(OFFERS_AT_MOST):
            found = await self.company.dispatcher.recommend(incident, taken)
            best = next((unit["unit"] for unit in found["units"] if unit["holding"] is None), None)
            if best is None:
                return None
            if self.result.held:
                await self.company.dispatcher.wake(incident)
            try:
                return await self.company.dispatcher.offer(incident, best, found["id"])
            except Refused as refusal:
                if refusal.code != "unit_not_available":
                    raise
                taken.append(best)
        return None

    async def _wait_for_a_unit(self, incident: int, attempt: int) -> bool:
        """Hold the incident until a unit gets free. False when none is out that could: then there is no unit."""
        if attempt and self.company.idle:
            return False
        if not self.result.held:
            await self.company.dispatcher.hold(incident, HELD_FOR_S)
            self.result.held = True
        await self.company.wait_for_a_free_unit(max(ASK_AGAIN_AT_LEAST_S, ASK_AGAIN_S / self.company.clock.speed))
        return True

    async def _job(self, crew: Crew, assignment: dict[str, Any], leg: Leg) -> None:
        with self.company.working():
            async with crew.on_a_job:
                ended = await self._work(crew, assignment, leg)
                crew.go_home()
        self.result.legs.append((leg, times_of(ended)))
        self.company.unit_is_free()

    async def _work(self, crew: Crew, assignment: dict[str, Any], leg: Leg) -> dict[str, Any]:
        key, offered = assignment["id"], datetime.fromisoformat(assignment["offered_at"])
        accepted = await crew.take(key)
        rolling = await crew.roll(key, offered, accepted, leg.turnout_s)
        if leg.to_scene_s is None:
            await self.company.clock.after(rolling, leg.at_scene_s)
            return await self.company.dispatcher.abort(key, leg.abort_reason)
        hospital = nearest(self.company.hospitals, self.plan.point)
        return await crew.serve(key, leg, rolling, self.plan.point, hospital)

    async def _finish(self, incident: int) -> None:
        """The incident closes with its last clear unit; one that nobody served is closed by hand, with why."""
        now = await self.company.dispatcher.look(incident)
        if now["state"] != "closed":
            outcome = "aborted" if self.result.assigned else "no_unit"
            await self.company.dispatcher.close(incident, outcome, self.plan.disposition or "stood down")
            now = await self.company.dispatcher.look(incident)
        self.result.incident_state, self.result.incident_outcome = now["state"], now["outcome"]


def nearest(hospitals: list[tuple[int, LonLat]], place: LonLat) -> tuple[int, LonLat]:
    """The hospital nearest by straight line: its key and where it is."""

    def away(hospital: tuple[int, LonLat]) -> float:
        lon, lat = hospital[1]
        return metres_between(lon, lat, *place)

    return min(hospitals, key=away)


def _call_outcome(result: Result, is_sent: bool) -> str:
    if not is_sent:
        return "no_unit"
    return "held" if result.held else "dispatched"
