"""Driving: along the road graph where the router knows a way, else straight; where a unit is after part of it."""

import asyncio
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, degrees, radians

from core.coordinates import metres_between
from dispatch.routing.client import Router
from dispatch.routing.errors import RouterUnavailable

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drive:
    """A way as points with the metres driven at each, and how long the router thinks it takes."""

    points: list[LonLat]
    metres: list[float]
    seconds: float

    def at(self, share: float) -> tuple[LonLat, float]:
        """The place after this share of the way (0 to 1), and the heading there in degrees from north."""
        driven = max(0.0, min(1.0, share)) * self.metres[-1]
        for number, (start, end) in enumerate(pairwise(self.points)):
            before, after = self.metres[number], self.metres[number + 1]
            if driven <= after and after > before:
                part = (driven - before) / (after - before)
                return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part), _heading(
                    start, end
                )
        return self.points[-1], 0.0


def drive_along(points: list[LonLat], seconds: float) -> Drive:
    """A drive through the points. One point is a drive that goes nowhere."""
    points = points if len(points) > 1 else [points[0], points[0]]
    metres = [0.0]
    for start, end in pairwise(points):
        metres.append(metres[-1] + metres_between(*start, *end))
    return Drive(points, metres, seconds)


class Roads:
    """Routes from the router, a few at a time."""

    def __init__(self, router: Router, at_once: int = 4) -> None:
        self.router, self.free = router, asyncio.Semaphore(at_once)

    async def drive(self, start: LonLat, end: LonLat) -> Drive:
        async with self.free:
            try:
                route = await asyncio.to_thread(self.router.route, start, end)
            except RouterUnavailable:
                route = None
        if route is None:
            return drive_along([start, end], metres_between(*start, *end) / 10)
        return drive_along([start, *route.line, end], route.seconds)


def _heading(start: LonLat, end: LonLat) -> float:
    east = (end[0] - start[0]) * cos(radians(start[1]))
    return degrees(atan2(east, end[1] - start[1])) % 360
