"""`manage.py router` as a process: two modes from shared memory, closures taken up while requests go on."""

import os
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from cad.geo.graph.modes import LIGHTS, MODES, PLAIN
from cad.geo.graph.program import osrm_program
from cad.geo.models import Intersection
from core.events.models import Event
from dispatch.recommendation.services import recommendation_make
from dispatch.routing import client
from dispatch.routing.client import Router
from dispatch.routing.closures.services import closure_end, closure_open
from dispatch.routing.errors import RouterUnavailable
from dispatch.routing.models import Closure
from dispatch.routing.serving.shared import Dataset
from tests.fixtures import flow
from tests.fixtures.live import free_port, wait_until

WITHIN_S = 60.0
EVERY_S = 0.05


@pytest.fixture
def urls(settings):
    """Where the routers of the test listen; the process's own clients ask there."""
    settings.OSRM_URL, settings.OSRM_PLAIN_URL = (f"http://127.0.0.1:{free_port()}" for _ in MODES)
    settings.ROUTER_TIMEOUT_S = 5.0
    client.router.cache_clear()
    yield {LIGHTS: settings.OSRM_URL, PLAIN: settings.OSRM_PLAIN_URL}
    client.router.cache_clear()


@pytest.fixture
def serving(stage, committed_room, macau_committed, city_data, urls):
    """The process, answering on Macau in both modes."""
    stage.environ |= {"OSRM_URL": urls[LIGHTS], "OSRM_PLAIN_URL": urls[PLAIN], "CITY_DATA": str(city_data), "TLS": "0"}
    place = (macau_committed.centre.x, macau_committed.centre.y)
    return stage.start_router(lambda: all(Router(url, 5).healthy(place) for url in urls.values()))


@contextmanager
def asking(urls, path, *, may_be_cut_off=False):
    """Some twenty requests a second to each router, for as long as the block lasts. Gives what failed."""
    failed, stop, answers = [], threading.Event(), ("Ok", "NoRoute") if may_be_cut_off else ("Ok",)

    def ask(url):
        while not stop.wait(EVERY_S):
            try:
                answer = httpx.get(url + path, timeout=5)
                if answer.json().get("code") not in answers:
                    failed.append(answer.text[:200])
            except httpx.HTTPError as error:
                failed.append(repr(error))

    threads = [threading.Thread(target=ask, args=(url,)) for url in urls.values()]
    for thread in threads:
        thread.start()
    try:
        yield failed
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def a_way(router: Router, city):
    """Two corners of the city that lie some way apart by road, and the line between them."""
    corners = [(c.point.x, c.point.y) for c in Intersection.objects.filter(city=city).order_by("pk")[::40]]
    for start in corners:
        for end in corners[::-1]:
            route = router.route(start, end)
            if route and 1_500 < route.metres < 6_000 and len(route.line) > 20:
                return start, end, route
    raise AssertionError("no such way")


def middle_of(line):
    return [list(corner) for corner in line[len(line) // 2 - 3 : len(line) // 2 + 4]]


def body_of(line, **changes):
    shape = {"type": "LineString", "coordinates": line}
    return {"kind": "closed", "shape": shape, "datum": "wgs84", "reason": "积水", **changes}


@pytest.mark.slow
def test_a_closure_is_taken_up_and_taken_off_while_every_request_is_answered(
    serving, committed_room, macau_committed, urls
):
    room, router = committed_room, client.router()
    start, end, route = a_way(router, macau_committed)
    path = f"/route/v1/driving/{start[0]},{start[1]};{end[0]},{end[1]}?overview=false"
    with asking(urls, path) as failed:
        body = body_of(middle_of(route.line))
        closure, _ = closure_open(room.dispatcher, client_uuid=uuid4(), body=body)
        assert closure.applied_at is None
        opened = time.monotonic()
        wait_until(lambda: longer(router, start, end, route), WITHIN_S, "the closure")
        wait_until(lambda: Closure.objects.get(pk=closure.pk).applied_at, 10, "the record of it")
        assert time.monotonic() - opened < WITHIN_S
        assert longer(client.router(PLAIN), start, end, route)
        slow = body_of(middle_of(route.line), kind="slow", speed_kmh=3)
        closure_open(room.dispatcher, client_uuid=uuid4(), body=slow)
        closure_end(room.dispatcher, closure_id=closure.pk)
        wait_until(lambda: Event.objects.filter(type="closure.lifted"), WITHIN_S, "the end of it")
        assert longer(router, start, end, route)
        closure_end(room.dispatcher, closure_id=Closure.objects.get(kind="slow").pk)
        wait_until(lambda: not longer(router, start, end, route), WITHIN_S, "the end of the slow road")
    assert failed == []
    told = list(Event.objects.filter(entity="closure").order_by("pk").values_list("type", flat=True))
    assert told.count("closure.applied") == 2


def longer(router, start, end, before):
    now = router.route(start, end)
    return now is None or now.seconds > before.seconds + 0.5


@pytest.mark.slow
def test_a_closure_changes_who_goes_first_and_is_named(serving, committed_room, macau_committed):
    room = committed_room
    place, first, second, line = rivals(client.router(), macau_committed)
    for unit, at in zip(room.units, (first, second), strict=True):
        move(unit, at)
    incident = flow.awaiting(room, lon=place[0], lat=place[1])
    before = recommendation_make(room.dispatcher, incident_id=incident.pk)
    assert [unit["unit"] for unit in before.units] == [unit.pk for unit in room.units]
    closure, _ = closure_open(room.dispatcher, client_uuid=uuid4(), body=body_of(middle_of(line)))
    wait_until(lambda: Closure.objects.get(pk=closure.pk).applied_at, WITHIN_S, "the closure")
    after = recommendation_make(room.dispatcher, incident_id=incident.pk)
    assert after.units[0]["unit"] == room.units[1].pk
    assert (before.closures, (after.conditions or 0) > (before.conditions or 0)) == ([], True)
    assert {concern["params"]["closure"] for concern in after.closures} <= {closure.pk}


def rivals(router, city):
    """A place, two corners that are nearly as far from it by road, the nearer first, and the nearer one's way."""
    corners = [(c.point.x, c.point.y) for c in Intersection.objects.filter(city=city).order_by("pk")[::7]]
    for place in corners:
        roads = sorted(
            (road[0], corner) for road, corner in zip(router.roads_to(place, corners), corners, strict=True) if road
        )
        for (first_s, first), (second_s, second) in pairwise(roads):
            if first_s > 150 and 0.5 < second_s - first_s < 3:
                way, other = router.route(first, place), router.route(second, place)
                if not {tuple(corner) for corner in middle_of(way.line)} & set(other.line):
                    return place, first, second, way.line
    raise AssertionError("no such corners")


def move(unit, place):
    unit.station.point = f"SRID=4326;POINT({place[0]} {place[1]})"
    unit.station.save()


@pytest.mark.slow
def test_a_router_that_dies_comes_back_and_the_memory_is_given_back_at_the_end(
    serving, committed_room, macau_committed, urls, city_data
):
    place = (macau_committed.centre.x, macau_committed.centre.y)
    children = Path(f"/proc/{serving.pid}/task/{serving.pid}/children").read_text().split()
    os.kill(int(children[0]), signal.SIGKILL)
    wait_until(lambda: "is started again" in serving.said(), 20, "the restart")
    wait_until(lambda: all(Router(url, 5).healthy(place) for url in urls.values()), 20, "the router")
    assert max(sizes_of(Dataset(LIGHTS).first_name)) > 1_000_000
    serving.stop()
    with pytest.raises(RouterUnavailable):
        Router(urls[LIGHTS], 1).nearest(place)
    assert max(sizes_of(Dataset(LIGHTS).first_name), default=0) < 200_000


def sizes_of(dataset):
    """Bytes of a dataset's parts in shared memory."""
    listed = subprocess.run(
        [str(osrm_program("osrm-datastore")), "--list"], capture_output=True, text=True, check=False
    )
    rows = [line.partition("] ")[2].removeprefix("[info] ").split("\t") for line in listed.stdout.splitlines()]
    return [int(row[3]) for row in rows if row[0].startswith(dataset)]
