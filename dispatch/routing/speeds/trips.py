"""The fleet's own drives: from rolling to the scene, and from the scene to the hospital, with their positions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db import connection

from cad.geo.graph.modes import Mode
from core.coordinates import metres_between
from dispatch.routing.modes import mode_of
from dispatch.routing.plane import Place, Plane
from fleet.avl.models import PositionHistory

SHORTEST_S, LONGEST_S = 60.0, 3 * 3600.0
STANDS_M = 40.0  # before it moves off and after it has stopped
APART_S = 4.0
FASTEST_MPS = 70.0  # whoever covers more between two fixes did not drive it
LONGEST_HOLE_S = 60.0  # without a fix for longer, the way between is a guess

# The newest time of a stage is the one that counts.
_DRIVES = """
WITH newest AS (
    SELECT DISTINCT ON (assignment_id, stage) assignment_id, stage, occurred_at FROM assignments_stagetime
    WHERE stage IN ('rolling', 'at_scene', 'left_scene', 'at_hospital') ORDER BY assignment_id, stage, id DESC
)
SELECT assignment.unit_id, incident.level, began.occurred_at, ended.occurred_at
FROM newest began JOIN newest ended ON ended.assignment_id = began.assignment_id
 AND (began.stage, ended.stage) IN (('rolling', 'at_scene'), ('left_scene', 'at_hospital'))
JOIN assignments_assignment assignment ON assignment.id = began.assignment_id
JOIN incidents_incident incident ON incident.id = assignment.incident_id
WHERE ended.occurred_at >= %s AND ended.occurred_at < %s AND NOT incident.drill
  AND ended.occurred_at - began.occurred_at BETWEEN make_interval(secs => %s) AND make_interval(secs => %s)
ORDER BY began.occurred_at, assignment.id
"""


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a unit was, and when (seconds)."""

    place: Place
    at_s: float


@dataclass(frozen=True, slots=True)
class Trip:
    """One drive: how, from when, and where it went."""

    mode: Mode
    began_at: datetime
    fixes: list[Fix]

    @property
    def took_s(self) -> float:
        return self.fixes[-1].at_s - self.fixes[0].at_s if self.fixes else 0.0

    @property
    def fault(self) -> str | None:
        """Why nothing can be learned from it: `stood`, `hole`, `jump`; None when something can."""
        if len(self.fixes) <= 2 or self.took_s < SHORTEST_S:
            return "stood"
        if any(b.at_s - a.at_s > LONGEST_HOLE_S for a, b in pairwise(self.fixes)):
            return "hole"
        steps = ((metres_between(*a.place, *b.place), b.at_s - a.at_s) for a, b in pairwise(self.fixes))
        return "jump" if any(metres > FASTEST_MPS * seconds for metres, seconds in steps) else None


def trips_between(from_at: datetime, to_at: datetime) -> Iterator[Trip]:
    """Drives that ended in this time and whose positions were kept. Drills are left out."""
    with connection.cursor() as cursor:
        cursor.execute(_DRIVES, [from_at, to_at, SHORTEST_S, LONGEST_S])
        rows = cursor.fetchall()
    for unit, level, began_at, ended_at in rows:
        kept = PositionHistory.objects.filter(unit=unit, fixed_at__gte=began_at, fixed_at__lte=ended_at)
        points = kept.order_by("fixed_at").values_list("point", "fixed_at")
        fixes = [Fix((point.x, point.y), at.timestamp()) for point, at in points]
        if fixes:
            yield Trip(mode_of(level), began_at, moving(fixes))


def moving(fixes: list[Fix]) -> list[Fix]:
    """The drive itself, thinned: without the time it stood at either end, whoever pressed a key too early or late."""
    if not fixes:
        return []
    plane = Plane(fixes[0].place)
    start = next((n for n, fix in enumerate(fixes) if _far(plane, fixes[0], fix)), len(fixes))
    end = next((n for n in range(len(fixes) - 1, -1, -1) if _far(plane, fixes[-1], fixes[n])), -1)
    thinned: list[Fix] = []
    for fix in fixes[max(0, start - 1) : end + 2]:
        if not thinned or fix.at_s - thinned[-1].at_s >= APART_S:
            thinned.append(fix)
    return thinned


def _far(plane: Plane, a: Fix, b: Fix) -> bool:
    (ax, ay), (bx, by) = plane.spot(a.place), plane.spot(b.place)
    return (ax - bx) ** 2 + (ay - by) ** 2 > STANDS_M**2
