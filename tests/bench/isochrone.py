"""How far units come in 5, 10 and 15 minutes: areas of stations all over Vancouver, none of them kept before."""

import random
from functools import partial

from django.contrib.gis.geos import Point

from cad.geo.models import Intersection
from core.actors import Actor
from dispatch.routing.isochrones.selectors import station_isochrone
from dispatch.routing.modes import LIGHTS
from fleet.units.models import Station
from tests.bench.cities import VANCOUVER, served, vancouver
from tests.bench.recommendation import timed
from tests.bench.rows import Row, percentile
from tests.fixtures.room import make_room

STATIONS, MINUTES = 40, (5, 10, 15)


def measure(seed: int) -> list[Row]:
    """There is no target: it is drawn when somebody asks for it, and kept until the roads change."""
    if not VANCOUVER.exists():
        return []
    with vancouver() as city, served(city):
        room = make_room("I")
        corners = random.Random(seed).sample([one.point for one in Intersection.objects.filter(city=city)], STATIONS)
        stations = Station.objects.bulk_create(
            Station(centre=room.centre, code=f"X{n}", name=f"X{n}", point=Point(spot.x, spot.y, srid=4326))
            for n, spot in enumerate(corners)
        )
        first, again = ([timed(partial(ask, room.dispatcher, one)) for one in stations] for _ in range(2))
    p95, kept = percentile(first, 0.95), percentile(again, 0.95)
    return [
        Row("isochrone, 5, 10 and 15 min, median", percentile(first, 0.5), "ms"),
        Row("isochrone, 5, 10 and 15 min, P95", p95, "ms", floor=kept, note="floor: asked again"),
    ]


def ask(actor: Actor, station: Station) -> None:
    station_isochrone(actor, station_id=station.pk, minutes=MINUTES, mode=LIGHTS)
