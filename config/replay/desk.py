"""The desk: call-takers who answer, place and triage; dispatchers who send, hold, wake, stand down and close."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from config.replay.api import Api
from config.replay.plan import CallPlan

QUESTIONS_AT_MOST = 60
HARMLESS: Mapping[str, str | float] = {
    "age_y": 52,
    "patients_count": 1,
    "party": "with_patient",
    "sex": "m",
    "heart_rate": 80,
    "altitude_m": 0,
    **dict.fromkeys(("weapon", "bleed_site", "substance", "injury_site", "burn_type", "animal"), "none"),
    **dict.fromkeys(("bleed_amount", "burn_area"), "small"),
    **dict.fromkeys(("able_walk", "able_swallow", "bleeding_controlled", "can_cough_speak", "known_epilepsy"), "yes"),
    **dict.fromkeys(("moving_talking", "object_cleared", "recovered_fully", "responsive_normal"), "yes"),
    "exposure_minutes": 10_000,
    "contraction_interval": 240,
    "pain_character": "other",
}


class Seats:
    """People of one role. A task takes whoever is free; all busy, it waits its turn."""

    def __init__(self, people: list[Api]) -> None:
        self._free: asyncio.Queue[Api] = asyncio.Queue()
        for person in people:
            self._free.put_nowait(person)

    @asynccontextmanager
    async def someone(self, within_s: float | None = None) -> AsyncIterator[Api]:
        """Raises TimeoutError when nobody gets free in time."""
        async with asyncio.timeout(within_s):
            person = await self._free.get()
        try:
            yield person
        finally:
            self._free.put_nowait(person)


class CallTaker:
    """What a call-taker does in one call."""

    def __init__(self, api: Api, plan: CallPlan) -> None:
        self.api, self.plan = api, plan

    async def answer(self, call: int) -> dict[str, Any]:
        return await self.api.post(f"/calls/{call}/answer")

    async def open(self, call: int) -> dict[str, Any]:
        """The incident, with what happened and where."""
        incident = await self.api.post(f"/calls/{call}/incident", {"client_uuid": str(uuid4())})
        path = f"/incidents/{incident['id']}"
        said = {"complaint": self.plan.complaint}
        incident = await self.api.edit("PATCH", path, said, of=path, version=incident["version"])
        lon, lat = self.plan.point
        place = {
            "lon": lon,
            "lat": lat,
            "datum": "wgs84",
            "label": self.plan.address,
            "method": "street",
            "read_back": True,
        }
        return await self.api.edit("PUT", f"{path}/place", place, of=path, version=incident["version"])

    async def judge(self, incident: int) -> None:
        """The level: by the questions of triage for a medical call, by sending now for others."""
        if self.plan.card is not None:
            await self._triage(incident, self.plan.card)
        await self.api.post(f"/incidents/{incident}/send", {"level": self.plan.level})

    async def end(self, call: int, outcome: str) -> dict[str, Any]:
        return await self.api.post(f"/calls/{call}/end", {"outcome": outcome, "note": self.plan.disposition})

    async def _triage(self, incident: int, card: str) -> None:
        session = await self.api.post(f"/incidents/{incident}/triage", {"client_uuid": str(uuid4()), "language": "en"})
        path = f"/triage/{session['id']}"
        if card != "ARREST":  # that card opens by the first two answers
            session = await self._step(path, "card", {"card": card}, session)
        for _ in range(QUESTIONS_AT_MOST):
            question = session["next_question"]
            if question is None:
                break
            answer = {"fact": question["fact"], "value": answer_to(question, self.plan.facts)}
            session = await self._step(path, "answers", answer, session)
        await self._step(path, "complete", {}, session)

    async def _step(self, path: str, act: str, body: dict[str, Any], session: dict[str, Any]) -> dict[str, Any]:
        return await self.api.edit("POST", f"{path}/{act}", body, of=path, version=session["version"])


def answer_to(question: Mapping[str, Any], facts: Mapping[str, str | float]) -> str | float:
    """What the plan knows; otherwise the harmless answer."""
    fact = question["fact"]
    if fact in facts:
        return facts[fact]
    if fact in HARMLESS:
        return HARMLESS[fact]
    match question["type"]:
        case "yes_no":
            return "no"
        case "number":
            return float(question.get("min") or 0)
        case "text":
            return "breathing quietly"
    # Options are listed with the harmless one first.
    return str(question["options"][0]["value"])


class Dispatcher:
    """What a dispatcher does for one incident."""

    def __init__(self, seats: Seats) -> None:
        self.seats = seats

    async def recommend(self, incident: int, without: list[int]) -> dict[str, Any]:
        async with self.seats.someone() as api:
            return await api.post(f"/incidents/{incident}/recommendations", {"exclude_units": without})

    async def offer(self, incident: int, unit: int, recommendation: int) -> dict[str, Any]:
        body = {"client_uuid": str(uuid4()), "unit": unit, "recommendation": recommendation}
        async with self.seats.someone() as api:
            return await api.post(f"/incidents/{incident}/assignments", body)

    async def hold(self, incident: int, for_s: float) -> None:
        wake_at = (datetime.now(UTC) + timedelta(seconds=for_s)).isoformat()
        async with self.seats.someone() as api:
            await api.post(f"/incidents/{incident}/hold", {"reason": "no_unit", "wake_at": wake_at})

    async def wake(self, incident: int) -> None:
        async with self.seats.someone() as api:
            await api.post(f"/incidents/{incident}/wake")

    async def abort(self, assignment: int, reason: str) -> dict[str, Any]:
        async with self.seats.someone() as api:
            return await api.post(f"/assignments/{assignment}/abort", {"client_uuid": str(uuid4()), "reason": reason})

    async def close(self, incident: int, outcome: str, reason: str) -> None:
        async with self.seats.someone() as api:
            await api.post(f"/incidents/{incident}/close", {"outcome": outcome, "reason": reason})

    async def look(self, incident: int) -> dict[str, Any]:
        async with self.seats.someone() as api:
            return await api.get(f"/incidents/{incident}")
