"""A crew with its tablet: gets the offer, accepts, drives along the road, reports each stage when it happens."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from config.replay.api import Api
from config.replay.cast import LonLat, UnitCast
from config.replay.clock import ReplayClock
from config.replay.driving import Drive, Roads
from config.replay.plan import Leg

REPORTS_EVERY_S = 5.0  # of the log
REPORTS_AT_LEAST_EVERY_S = 1.0  # real


class Crew:
    """One unit. It stands at its station until it is needed, and drives home afterwards."""

    def __init__(self, unit: UnitCast, api: Api, clock: ReplayClock, roads: Roads) -> None:
        self.unit, self.api, self.clock, self.roads = unit, api, clock, roads
        self.place: LonLat = unit.station
        self.on_a_job = asyncio.Lock()
        self._homeward: asyncio.Task[None] | None = None

    async def take(self, assignment: int) -> datetime:
        """The offer on the tablet: found in the snapshot, delivered, seen, accepted. Returns when."""
        await self.stop()
        snapshot = await self.api.get("/crew/snapshot")
        if assignment not in {row["id"] for row in snapshot["assignments"]}:
            raise LookupError(f"the tablet of {self.unit.call_sign} was not told of its job")
        for receipt in ("delivered", "seen"):
            await self.api.post(f"/assignments/{assignment}/{receipt}", {"at": datetime.now(UTC).isoformat()})
        at = datetime.now(UTC)
        await self.api.post(f"/assignments/{assignment}/accept", _at(at, key="at"))
        return at

    async def report(self, assignment: int, stage: str, at: datetime, **more: Any) -> dict[str, Any]:
        return await self.api.post(f"/assignments/{assignment}/stages", {**_at(at), "stage": stage, **more})

    async def drive(self, end: LonLat, since: datetime, log_s: float) -> datetime:
        """Drive to a place in so many seconds of the log. Returns when it got there."""
        drive = await self.roads.drive(self.place, end)
        arrives = since + timedelta(seconds=log_s / self.clock.speed)
        await self._along(drive, since, arrives, log_s)
        self.place = end
        return arrives

    async def roll(self, assignment: int, offered: datetime, accepted: datetime, turnout_s: float) -> datetime:
        """Leave, so many seconds of the log after the offer. Returns when."""
        rolling = max(accepted, await self.clock.after(offered, turnout_s))
        await self.report(assignment, "rolling", rolling)
        return rolling

    async def serve(
        self, assignment: int, leg: Leg, rolling: datetime, scene: LonLat, hospital: tuple[int, LonLat]
    ) -> dict[str, Any]:
        """The way to the scene and everything up to clear. Returns the assignment at its end."""
        at_scene = await self.drive(scene, rolling, leg.to_scene_s or 0.0)
        await self.report(assignment, "at_scene", at_scene)
        leaving = await self.clock.after(at_scene, leg.at_scene_s)
        if leg.to_hospital_s is None:
            return await self.report(assignment, "clear", leaving, reason=leg.clear_reason)
        await self.report(assignment, "left_scene", leaving)
        there = await self.drive(hospital[1], leaving, leg.to_hospital_s)
        await self.report(assignment, "at_hospital", there, hospital=hospital[0])
        # The log knows no time of hand-over: it is put half way to available.
        await self.report(assignment, "handed_over", await self.clock.after(there, leg.at_hospital_s / 2))
        return await self.report(assignment, "clear", await self.clock.after(there, leg.at_hospital_s))

    def go_home(self) -> None:
        self._homeward = asyncio.create_task(self._home())

    async def stop(self) -> None:
        """Whatever the unit does on its own, it stops: there is a job."""
        if self._homeward is not None:
            self._homeward.cancel()
            await asyncio.gather(self._homeward, return_exceptions=True)
            self._homeward = None

    async def _home(self) -> None:
        drive = await self.roads.drive(self.place, self.unit.station)
        began = datetime.now(UTC)
        await self._along(drive, began, began + timedelta(seconds=drive.seconds / self.clock.speed), drive.seconds)
        self.place = self.unit.station

    async def _along(self, drive: Drive, began: datetime, arrives: datetime, log_s: float) -> None:
        """Report positions on the way: every few seconds of the log, at most once a real second, and at the end."""
        pause = max(REPORTS_AT_LEAST_EVERY_S, REPORTS_EVERY_S / self.clock.speed)
        speed_mps = drive.metres[-1] / log_s if log_s else None
        whole = (arrives - began).total_seconds()
        while (left := (arrives - datetime.now(UTC)).total_seconds()) > 0:
            await self._report_position(drive, 1 - left / whole if whole else 1.0, speed_mps)
            await asyncio.sleep(min(pause, left))
        await self._report_position(drive, 1.0, 0.0)

    async def _report_position(self, drive: Drive, share: float, speed_mps: float | None) -> None:
        self.place, heading = drive.at(share)
        fix = {
            "lon": round(self.place[0], 6),
            "lat": round(self.place[1], 6),
            "datum": "wgs84",
            "heading": round(heading),
            "speed_mps": None if speed_mps is None else round(speed_mps, 1),
            "fixed_at": datetime.now(UTC).isoformat(),
        }
        await self.api.post("/crew/positions", {"positions": [fix]})


def _at(at: datetime, key: str = "occurred_at") -> dict[str, str]:
    return {"client_uuid": str(uuid4()), key: at.isoformat()}
