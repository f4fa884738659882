"""The way of a unit to its scene or its hospital."""

from datetime import datetime

from core.accounts.roles import DESK_ROLES
from core.actors import Actor, require
from core.errors import Conflict, NotFound
from dispatch.assignments.models import Assignment
from dispatch.assignments.states import AssignmentState
from dispatch.routing.client import Turn
from dispatch.routing.modes import mode_of
from dispatch.routing.plane import Place
from dispatch.routing.routes.replies import RouteReply, TurnReply
from dispatch.routing.services import way_between
from fleet.avl.selectors import latest_positions

TO_SCENE = frozenset({AssignmentState.OFFERED, AssignmentState.ACCEPTED, AssignmentState.ROLLING})
TO_HOSPITAL = frozenset({AssignmentState.AT_SCENE, AssignmentState.AT_PATIENT, AssignmentState.LEFT_SCENE})


def may_see_route(actor: Actor, assignment: Assignment) -> bool:
    """The desks, and the unit that drives it."""
    return actor.has(*DESK_ROLES) or actor.unit_id == assignment.unit_id


def assignment_route(actor: Actor, assignment_id: int) -> RouteReply:
    """From the unit's last position to the scene, or once it is there to the hospital.

    Raises Conflict `nowhere_to_drive` when the job leads nowhere now: it is over, or no hospital is chosen.
    """
    related = ("unit__station", "incident", "hospital")
    assignment = Assignment.objects.select_related(*related).filter(pk=assignment_id).first()
    if assignment is None:
        raise NotFound("There is no such assignment.")
    require(may_see_route, actor, assignment)
    to, end = _destination(assignment)
    start, position_at = _start(assignment)
    way = way_between(start, end, mode_of(assignment.incident.level))
    return {
        "assignment": assignment.pk,
        "to": to,
        "router": way.router,
        "mode": way.mode,
        "notice": way.notice,
        "conditions": way.conditions,
        "position_at": position_at,
        "seconds": round(way.route.seconds, 1),
        "metres": round(way.route.metres),
        "line": way.route.line,
        "turns": [_turn(turn) for turn in way.route.turns],
    }


def _destination(assignment: Assignment) -> tuple[str, Place]:
    scene, hospital = assignment.incident.place_point, assignment.hospital
    if assignment.state in TO_SCENE and scene is not None:
        return "scene", (scene.x, scene.y)
    if assignment.state in TO_HOSPITAL and hospital is not None:
        return "hospital", (hospital.point.x, hospital.point.y)
    raise Conflict("This job leads nowhere to drive to now.", code="nowhere_to_drive", state=assignment.state)


def _start(assignment: Assignment) -> tuple[Place, datetime | None]:
    fix = latest_positions([assignment.unit_id]).get(assignment.unit_id)
    if fix is not None:
        return (fix.lon, fix.lat), fix.fixed_at
    station = assignment.unit.station.point
    return (station.x, station.y), None


def _turn(turn: Turn) -> TurnReply:
    return {
        "code": turn.code,
        "modifier": turn.modifier,
        "exit": turn.exit,
        "road": turn.road,
        "metres": round(turn.metres),
        "seconds": round(turn.seconds, 1),
        "lon": turn.place[0],
        "lat": turn.place[1],
    }
