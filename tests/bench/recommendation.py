"""A recommendation with 500 available units on Vancouver, whole and stored, beside one raw table call for 30 units."""

import gc
import random
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import uuid4

from django.contrib.gis.geos import Point

from cad.geo.models import Intersection
from cad.incidents.models import Incident
from core.actors import Actor
from core.clock import now
from dispatch.recommendation.services import recommendation_make
from dispatch.routing import client
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store
from fleet.units.models import Station, Unit
from tests.bench.cities import VANCOUVER, served, vancouver
from tests.bench.rows import Row, percentile
from tests.fixtures.room import Room, make_room

UNITS, RAW_UNITS, WARM, TIMES = 500, 30, 20, 200
TARGET_MS, TARGET_TABLES = 40.0, 3.0

Spot = tuple[float, float]


def measure(seed: int) -> list[Row]:
    """P95 of the service, whole; and how many raw tables its median is. The two take turns, under the same load."""
    if not VANCOUVER.exists():
        return [
            Row("recommendation, 500 units", float("nan"), "ms", TARGET_MS, note=f"not measured: no {VANCOUVER.name}")
        ]
    chance = random.Random(seed)
    with vancouver() as city, served(city):
        room = make_room("R")
        corners = [(corner.point.x, corner.point.y) for corner in Intersection.objects.filter(city=city)]
        spots = crowd(room, corners, chance)
        places = [chance.choice(corners) for _ in range(TIMES)]
        incidents = [incident(room, place, chance.choice(("R1", "R2", "R3"))) for place in places]
        ask = client.router()
        gc.collect()
        gc.freeze()  # as in the web process (config.asgi)
        whole, raw = [], []
        turns = list(zip(incidents, places, strict=True))
        for number, (row, place) in enumerate([*turns[:WARM], *turns]):
            some = chance.sample(spots, RAW_UNITS)
            took = timed(partial(recommendation_make, Actor.system("bench"), incident_id=row.pk))
            table = timed(partial(raw_table, ask, place, some))
            if number >= WARM:
                whole.append(took)
                raw.append(table)
    p95, floor = percentile(whole, 0.95), percentile(raw, 0.95)
    ratio = percentile(whole, 0.5) / percentile(raw, 0.5)
    return [
        Row("recommendation, 500 units, P95", p95, "ms", TARGET_MS, floor, f"floor: raw table, {RAW_UNITS} units, P95"),
        Row("recommendation, median, in raw tables", ratio, "tables", TARGET_TABLES, 1.0),
    ]


def raw_table(ask: client.Router, place: Spot, units: list[Spot]) -> None:
    """What the floor is: seconds from the units to the place, and nothing else asked."""
    points = ";".join(f"{lon:.6f},{lat:.6f}" for lon, lat in [place, *units])
    sources = ";".join(map(str, range(1, len(units) + 1)))
    options = f"sources={sources}&destinations=0&annotations=duration&generate_hints=false&skip_waypoints=true"
    ask.http.get(f"/table/v1/driving/{points}?{options}")


def timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1_000


def crowd(room: Room, corners: list[Spot], chance: random.Random) -> list[Spot]:
    """500 ready units at corners of the city, half of them on the road with a fix that stays fresh. Returns where."""
    spots = [chance.choice(corners) for _ in range(UNITS)]
    Unit.objects.filter(centre=room.centre).update(readiness="off_duty")
    stations = Station.objects.bulk_create(
        Station(centre=room.centre, code=f"X{n}", name=f"X{n}", point=Point(*spot, srid=4326))
        for n, spot in enumerate(spots)
    )
    units = Unit.objects.bulk_create(
        Unit(
            centre=room.centre,
            station=station,
            call_sign=station.code,
            kind="intensive",
            capabilities=["BLS", "PHYS"] if n % 3 else ["BLS"],
            readiness="ready",
            readiness_since=now(),
        )
        for n, station in enumerate(stations)
    )
    at = now() + timedelta(seconds=25)  # the bench takes longer than a fix lasts
    on_the_road = [
        Fix(unit.pk, *spot, fixed_at=at, received_at=now()) for unit, spot in zip(units[::2], spots[::2], strict=True)
    ]
    positions_store(Actor.system("bench"), on_the_road)
    return spots


def incident(room: Room, spot: Spot, level: str) -> Incident:
    at, key = now(), uuid4()
    return Incident.objects.create(
        centre=room.centre,
        client_uuid=key,
        number=key.hex[:20],
        level=level,
        place_point=Point(*spot, srid=4326),
        opened_at=at,
        answered_at=at,
    )
