"""The way of a unit: to the scene, then to the hospital; a straight line when no router answers."""

import pytest
from django.contrib.gis.geos import Point

from core import clock
from core.actors import Actor
from core.errors import Conflict, NotAllowed, NotFound
from dispatch.routing import client
from dispatch.routing.routes.selectors import assignment_route
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store
from tests.fixtures import flow


@pytest.fixture
def silent(settings):
    settings.OSRM_URL = settings.OSRM_PLAIN_URL = "http://127.0.0.1:9"
    client.router.cache_clear()
    yield
    client.router.cache_clear()


def test_before_the_scene_it_leads_there_and_afterwards_to_the_hospital(room, router, vancouver):
    room.hospital.point = Point(-123.124, 49.262, srid=4326)
    room.hospital.save()
    assignment = flow.accepted(room)
    there = assignment_route(room.dispatcher, assignment.pk)
    assert (there["to"], there["router"], there["mode"], there["notice"]) == ("scene", "osrm", "lights", None)
    assert there["line"][-1] == pytest.approx((-123.11, 49.265), abs=0.003)
    turns = there["turns"]
    assert (turns[0]["code"], turns[-1]["code"]) == ("depart", "arrive")
    assert {turn["road"] for turn in turns} & {"West 16th Avenue", "Main Street", "Cambie Street", "Oak Street"}
    assert sum(turn["metres"] for turn in turns) == pytest.approx(there["metres"], abs=len(turns))
    flow.report(room, assignment, "rolling", "at_scene", "left_scene", hospital_id=room.hospital.pk)
    back = assignment_route(room.tablet(assignment.unit), assignment.pk)
    assert back["to"] == "hospital"
    assert back["line"][-1] == pytest.approx((-123.124, 49.262), abs=0.003)


def test_a_less_urgent_job_is_driven_to_without_lights(room, router, vancouver):
    assignment = flow.offered(room, incident=flow.awaiting(room, level="R3"))
    assert assignment_route(room.dispatcher, assignment.pk)["mode"] == "plain"


def test_it_begins_where_the_unit_was_last_heard_of(room, router, vancouver):
    assignment, now = flow.accepted(room), clock.now()
    positions_store(Actor.system("test"), [Fix(assignment.unit_id, -123.1, 49.25, fixed_at=now, received_at=now)])
    route = assignment_route(room.dispatcher, assignment.pk)
    assert route["position_at"] == now
    assert route["line"][0] == pytest.approx((-123.1, 49.25), abs=0.003)


def test_where_no_router_answers_it_is_a_straight_line_and_says_so(room, vancouver, silent):
    route = assignment_route(room.dispatcher, flow.accepted(room).pk)
    assert (route["router"], route["notice"], route["turns"]) == ("straight_line", "router_unavailable", [])
    assert len(route["line"]) == 2


def test_a_job_that_leads_nowhere_is_refused_by_name(room, router, vancouver):
    assignment = flow.report(room, flow.accepted(room), "rolling", "at_scene")
    with pytest.raises(Conflict) as refusal:
        assignment_route(room.dispatcher, assignment.pk)
    assert refusal.value.code == "nowhere_to_drive"


def test_another_unit_and_another_centre_do_not_see_it(room, neighbour, vancouver, silent):
    assignment = flow.accepted(room)
    other = next(unit for unit in room.units if unit.pk != assignment.unit_id)
    with pytest.raises(NotAllowed):
        assignment_route(room.tablet(other), assignment.pk)
    with pytest.raises(NotFound):
        assignment_route(neighbour.dispatcher, assignment.pk)
