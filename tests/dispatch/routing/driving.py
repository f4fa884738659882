"""Drives along the real graph at known speeds, as their trails and stage reports would have told of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from uuid import uuid4

from cad.geo.graph.components import Segment, segment_of
from cad.geo.graph.folder import segments_path
from cad.geo.graph.segments import Segments
from core import clock
from core.actors import Actor
from dispatch.assignments.stages import assignment_report_stage
from dispatch.routing.client import Router
from dispatch.routing.plane import Place, Plane
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store
from fleet.units.models import Unit
from tests.fixtures import flow
from tests.fixtures.room import Room

EVERY_S = 5.0

Trail = list[tuple[float, Place]]
"""Seconds after the start, and where."""


def kinds_of_city(version: str) -> dict[Segment, str]:
    segments = Segments(segments_path(version))
    return {
        segment_of(segments.ids[node], segments.ids[node + 1]): segments.way(way).kind
        for way in range(segments.ways)
        for node in segments.nodes_of(way)[:-1]
    }


def trail_of(router: Router, kinds: dict[Segment, str], start: Place, end: Place, factors: dict[str, float]) -> Trail:
    """Fixes of every five seconds along the quickest way, each road driven at so many times the graph's speed."""
    options = "overview=full&geometries=geojson&annotations=nodes,duration&generate_hints=false"
    path = f"/route/v1/driving/{start[0]},{start[1]};{end[0]},{end[1]}?{options}"
    route = router.http.get(path)["routes"][0]
    line, notes = route["geometry"]["coordinates"], route["legs"][0]["annotation"]
    at_s, due, trail = 0.0, 0.0, []
    for pair, seconds, (a, b) in zip(pairwise(notes["nodes"]), notes["duration"], pairwise(line), strict=False):
        took = seconds / factors.get(kinds.get(segment_of(*pair), ""), factors.get("*", 1.0))
        while due <= at_s + took:
            share = (due - at_s) / took if took else 0.0
            trail.append((due, (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))))
            due += EVERY_S
        at_s += took
    return trail


@dataclass
class Fleet:
    """One unit that drives jobs, and a chance of its own that blurs its fixes by some metres."""

    room: Room
    level: str = "R1"
    chance: Random = field(default_factory=lambda: Random(4))

    @property
    def unit(self) -> Unit:
        return self.room.units[0]

    def drive(self, started: datetime, trail: Trail, scene: Place) -> None:
        """A job whose unit rolled at `started` and was at the scene when the trail ends."""
        fixes = [self._fix(started + timedelta(seconds=after), place) for after, place in trail]
        with clock.frozen(started - timedelta(seconds=60)):
            incident = flow.awaiting(self.room, level=self.level, lon=scene[0], lat=scene[1])
            assignment = flow.accepted(self.room, self.unit, incident=incident)
        for stage, at in (("rolling", started), ("at_scene", fixes[-1].fixed_at)):
            with clock.frozen(at):
                assignment, _ = assignment_report_stage(
                    self.room.tablet(self.unit), assignment_id=assignment.pk, client_uuid=uuid4(), stage=stage
                )
        with clock.frozen(fixes[-1].fixed_at + timedelta(seconds=60)):
            flow.report(self.room, assignment, "clear", reason="no_patient")
        positions_store(Actor.system("test"), fixes)

    def drive_all(self, starts: Iterable[datetime], way: Callable[[], tuple[Trail, Place]]) -> None:
        for started in starts:
            self.drive(started, *way())

    def _fix(self, at: datetime, place: Place) -> Fix:
        lon, lat = Plane(place).place((self.chance.gauss(0, 4), self.chance.gauss(0, 4)))
        known: dict[str, Any] = {"fixed_at": at, "received_at": at, "accuracy_m": 5}
        return Fix(self.unit.pk, lon, lat, **known)
