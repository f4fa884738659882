"""Closures over time: planned ones begin and end by themselves, a restart and another city keep what is in force."""

from datetime import timedelta
from uuid import uuid4

import pytest

from cad.geo.importing.run import Wanted, city_import
from core import clock
from core.events.models import Event
from dispatch.routing import client
from dispatch.routing.client import Router
from dispatch.routing.closures.services import closure_open
from dispatch.routing.models import Closure, RoadConditions
from dispatch.routing.plane import box_around
from tests.dispatch.routing.test_router_command import (
    WITHIN_S,
    a_way,
    asking,
    body_of,
    longer,
    middle_of,
    serving,
    urls,
)
from tests.fixtures.geo import extract_of
from tests.fixtures.live import wait_until

__all__ = ["serving", "urls"]

pytestmark = pytest.mark.slow


def area_around(line):
    west, south, east, north = box_around(middle_of(line), 30)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def in_force(room, line, **changes):
    """The closure of the middle of a way, when the routers reckon with it."""
    closure, _ = closure_open(room.dispatcher, client_uuid=uuid4(), body=body_of(middle_of(line), **changes))
    wait_until(lambda: Closure.objects.get(pk=closure.pk).applied_at, WITHIN_S, "the closure")
    return closure


def test_a_planned_closure_of_an_area_begins_and_ends_by_itself(serving, committed_room, macau_committed):
    start, end, route = a_way(client.router(), macau_committed)
    now = clock.now()
    times = {"from_at": now + timedelta(seconds=6), "to_at": now + timedelta(seconds=24)}
    body = body_of([], shape=area_around(route.line), **times)
    closure, _ = closure_open(committed_room.dispatcher, client_uuid=uuid4(), body=body)
    applied = wait_until(lambda: Closure.objects.get(pk=closure.pk).applied_at, WITHIN_S, "the beginning")
    assert applied >= times["from_at"]
    assert longer(client.router(), start, end, route)
    ended = wait_until(lambda: Closure.objects.get(pk=closure.pk).ended_at, WITHIN_S, "the end")
    assert ended == times["to_at"]
    assert not longer(client.router(), start, end, route)
    told = Event.objects.filter(entity="closure").order_by("pk").values_list("type", flat=True)
    assert list(told) == ["closure.opened", "closure.applied", "closure.ended"]


def test_line_area_and_slow_road_hold_together_and_the_stricter_counts(serving, committed_room, macau_committed):
    start, end, route = a_way(client.router(), macau_committed)
    in_force(committed_room, route.line, kind="slow", speed_kmh=10)
    slow = client.router().route(start, end)
    assert slow is not None
    assert slow.seconds > route.seconds + 0.5
    in_force(committed_room, route.line, shape=area_around(route.line), kind="slow", speed_kmh=4)
    in_force(committed_room, route.line)
    assert longer(client.router(), start, end, slow)
    reckoned = [key for key, _ in RoadConditions.objects.latest("pk").closures]
    assert reckoned == list(Closure.objects.order_by("pk").values_list("pk", flat=True))


def test_a_router_that_is_started_anew_answers_with_the_closures_from_its_first_answer(
    serving, committed_room, macau_committed, stage, urls
):
    start, end, route = a_way(client.router(), macau_committed)
    closure = in_force(committed_room, route.line)
    made = RoadConditions.objects.latest("pk").pk
    serving.stop()
    ways = []

    def answers():
        healthy = all(Router(url, 5).healthy(start) for url in urls.values())
        ways.extend([client.router().route(start, end)] if healthy else [])
        return healthy

    again = stage.start_router(answers)
    wait_until(lambda: "with its closures and speeds" in again.said(), WITHIN_S, "the word of it")
    assert all(way is None or way.seconds > route.seconds + 0.5 for way in ways)
    assert RoadConditions.objects.latest("pk").pk == made
    assert Closure.objects.get(pk=closure.pk).applied_at is not None


def test_a_city_imported_anew_takes_the_closures_over_and_every_request_is_answered(
    serving, committed_room, macau_committed, urls, settings
):
    settings.CITY_GRACE_S = 5.0
    start, end, route = a_way(client.router(), macau_committed)
    closure = in_force(committed_room, route.line)
    path = f"/route/v1/driving/{start[0]},{start[1]};{end[0]},{end[1]}?overview=false"
    with asking(urls, path, may_be_cut_off=True) as failed:
        anew, _ = city_import(extract_of("macau"), "macau", lambda words: None, Wanted(replace=True))
        assert anew.version != macau_committed.version
        of_new = RoadConditions.objects.filter(city=anew.version, applied_at__isnull=False)
        wait_until(lambda: of_new.exclude(closures=[]).exists(), WITHIN_S, "the closure in the new city")
    assert failed == []
    assert longer(client.router(), start, end, route)
    assert Closure.objects.get(pk=closure.pk).applied_at is not None
