"""Closures: from the request to the roads in force, while the routers are asked without a pause."""

import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from cad.geo.models import City, Intersection
from dispatch.routing.client import Route, Router
from dispatch.routing.closures.services import closure_end
from dispatch.routing.errors import RouterUnavailable
from dispatch.routing.models import Closure
from dispatch.routing.modes import MODES, router_url
from tests.bench.cities import VANCOUVER, free_addresses, vancouver
from tests.bench.rows import Row, percentile
from tests.bench.spoken import built_in
from tests.fixtures.live import Stage, wait_until
from tests.fixtures.room import Room, make_room

WITHIN_S, AT_ONCE, QUIET_S, EVERY_S = 60.0, 100, 8.0, 0.02
Spot = tuple[float, float]


def measure(seed: int) -> list[Row]:
    """Of Vancouver, where its extract is, and of the built-in city."""
    rows: list[Row] = []
    if VANCOUVER.exists():
        with vancouver() as city:
            rows += measured("Vancouver", city, seed)
    with built_in() as (_, city), free_addresses():
        rows += measured("built-in city", city, seed)
    return rows


def measured(name: str, city: City, seed: int) -> list[Row]:
    chance, room = random.Random(seed), make_room(f"C{city.pk}")
    with routers(city) as ask, Asking(ask) as asking:
        ways = a_way_each(ask, city, chance)
        asking.about = next(ways)
        time.sleep(QUIET_S)
        quiet = asking.reset()
        one = opened(room, [next(ways)])
        many = opened(room, [next(ways) for _ in range(AT_ONCE)])
        lifted = ended(room)
        busy = asking.reset()
    return [
        Row(f"closure, {name}: request to in force", one, "s", WITHIN_S),
        Row(f"{AT_ONCE} closures, {name}: first request to all in force", many, "s", WITHIN_S),
        Row(f"{AT_ONCE} closures, {name}: ended to all roads open", lifted, "s", WITHIN_S),
        Row(
            f"closures, {name}: longest answer meanwhile",
            max(busy.took_ms),
            "ms",
            None,
            max(quiet.took_ms),
            f"floor: before; P99 {percentile(busy.took_ms, 0.99):.1f}, before {percentile(quiet.took_ms, 0.99):.1f}",
        ),
        Row(
            f"closures, {name}: requests without an answer",
            busy.failed,
            "of all",
            0.0,
            None,
            f"{len(busy.took_ms)} asked",
        ),
    ]


@contextmanager
def routers(city: City) -> Iterator[Router]:
    """`manage.py router` as a process."""
    with tempfile.TemporaryDirectory() as folder:
        urls = [router_url(mode) for mode in MODES]
        own = {"OSRM_URL": urls[0], "OSRM_PLAIN_URL": urls[1], "CITY_DATA": str(settings.CITY_DATA), "TLS": "0"}
        stage, place = Stage(Path(folder), own), (city.centre.x, city.centre.y)
        try:
            stage.start_router(lambda: all(Router(url, 5).healthy(place) for url in urls))
            yield Router(urls[0], 5)
        finally:
            stage.stop()


@dataclass
class Told:
    took_ms: list[float] = field(default_factory=list)
    failed: int = 0


class Asking(threading.Thread):
    """The same way asked again and again for as long as the block lasts."""

    def __init__(self, router: Router) -> None:
        super().__init__(daemon=True)
        self.router, self.told = router, Told()
        self.stop = threading.Event()
        self.about: tuple[Spot, Spot, Route] | None = None

    def run(self) -> None:
        while not self.stop.wait(EVERY_S):
            if self.about:
                began = time.perf_counter()
                try:
                    self.router.route(self.about[0], self.about[1])
                except RouterUnavailable:
                    self.told.failed += 1
                self.told.took_ms.append((time.perf_counter() - began) * 1_000)

    def reset(self) -> Told:
        told, self.told = self.told, Told()
        return told

    def __enter__(self) -> "Asking":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.join()


def a_way_each(router: Router, city: City, chance: random.Random) -> Iterator[tuple[Spot, Spot, Route]]:
    """Two corners and the way between them, again and again."""
    corners = [(corner.point.x, corner.point.y) for corner in Intersection.objects.filter(city=city)]
    while True:
        start, end = chance.sample(corners, 2)
        route = router.route(start, end)
        if route and len(route.line) > 40:
            yield start, end, route


def opened(room: Room, ways: list[tuple[Spot, Spot, Route]]) -> float:
    """Closes the middle of each way by the API. Seconds until all are in force."""
    client, began = room.client("dispatcher"), time.perf_counter()
    for _, _, route in ways:
        middle = len(route.line) // 2
        shape = {"type": "LineString", "coordinates": [list(spot) for spot in route.line[middle - 3 : middle + 4]]}
        body = {"client_uuid": str(uuid4()), "kind": "closed", "shape": shape, "datum": "wgs84", "reason": "积水"}
        answer = client.post("/api/v1/closures", body, format="json", HTTP_HOST="127.0.0.1")
        if answer.status_code != 201:
            raise RuntimeError(f"a closure was answered with {answer.status_code}: {answer.content[:200]!r}")
    wait_until(lambda: not Closure.objects.filter(ended_at=None, applied_at=None).exists(), 10 * WITHIN_S, "closures")
    return time.perf_counter() - began


def ended(room: Room) -> float:
    """Ends them all. Seconds until the routers drive there again."""
    began = time.perf_counter()
    for closure in Closure.objects.filter(ended_at=None):
        closure_end(room.dispatcher, closure_id=closure.pk)
    wait_until(lambda: not Closure.objects.filter(applied_at__isnull=False).exists(), 10 * WITHIN_S, "open roads")
    return time.perf_counter() - began
