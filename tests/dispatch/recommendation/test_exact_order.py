"""The order of a recommendation is that of a full table over all units: on the real graph, real router."""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.gis.geos import Point

from cad.geo.models import Intersection
from cad.incidents.models import Incident
from core import clock
from core.actors import Actor
from dispatch.recommendation.cover import others_near
from dispatch.recommendation.eligibility import judge
from dispatch.recommendation.need import need_of
from dispatch.recommendation.ranking import cost_of, rank
from dispatch.recommendation.rules import Rules, Weights
from dispatch.recommendation.selectors import facts_of_units
from dispatch.recommendation.services import recommendation_make
from dispatch.routing.client import Router
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store
from fleet.units.models import Station, Unit
from tests.fixtures import flow
from tests.fixtures.room import Room

UNITS, PLACES, LISTED = 500, 200, 10


@pytest.fixture
def still() -> Iterator[None]:
    """No fix grows old while the places are gone through."""
    with clock.frozen(clock.now()):
        yield


@pytest.fixture
def crowd(still: None, room: Room, vancouver: Any) -> random.Random:
    """500 units over the city, half of them on the road, a third of them without a physician; two at each station."""
    chance = random.Random(20260501)
    corners = [(corner.point.x, corner.point.y) for corner in Intersection.objects.filter(city=vancouver)]
    places = [chance.choice(corners) for _ in range(UNITS // 2)]
    stations = Station.objects.bulk_create(
        Station(centre=room.centre, code=f"X{n}", name=f"X{n}", point=Point(*place, srid=4326))
        for n, place in enumerate(places)
    )
    now = clock.now()
    Unit.objects.all().delete()
    units = Unit.objects.bulk_create(
        Unit(
            centre=room.centre,
            station=stations[n // 2],
            call_sign=f"X{n}",
            kind="basic",
            capabilities=["BLS"] if n % 3 else ["BLS", "PHYS"],
            readiness="ready",
            readiness_since=now,
        )
        for n in range(UNITS)
    )
    on_the_road = [(unit, chance.choice(corners)) for unit in units[::2]]
    at = now - timedelta(seconds=1)
    fixes = [Fix(unit.pk, lon, lat, fixed_at=at, received_at=now) for unit, (lon, lat) in on_the_road]
    positions_store(Actor.system("test"), fixes)
    return chance


def full_table(patient: Router, incident: Incident, place: Point) -> list[tuple[int, float]]:
    """The same ranking from one table over every unit, with nothing narrowed."""
    weights, need = Weights(), need_of(incident.level, incident.resources)
    facts = [judge(unit, need, Rules(), clock.now()) for unit in facts_of_units(incident.centre_id)]
    units: dict[int, Any] = {verdict.facts.unit: verdict for verdict in facts}
    points = {unit: verdict.origin.point for unit, verdict in units.items()}
    near = others_near(points, points, weights.cover_radius_m, weights.cover_wanted)
    costs = {unit: cost_of(verdict, need, near[unit], weights) for unit, verdict in units.items()}
    seconds = patient.durations_to((place.x, place.y), list(points.values()))
    roads = {unit: (road, 0.0) for unit, road in zip(points, seconds, strict=True) if road is not None}
    return [(best.candidate.facts.unit, round(best.road_s, 1)) for best in rank(units, costs, roads, LISTED)]


@pytest.mark.slow
def test_the_order_is_that_of_the_full_table_at_200_places_with_500_units(
    room: Room, router: Any, settings: Any, vancouver: Any, crowd: random.Random
) -> None:
    patient = Router(settings.OSRM_URL, 60)
    incident = flow.awaiting(room, level="R1")
    for number in range(PLACES):
        lon = crowd.uniform(vancouver.west + 0.03, vancouver.east - 0.03)
        lat = crowd.uniform(vancouver.south, vancouver.north - 0.03)
        incident.level = ("R1", "R3")[number % 2]
        incident.place_point = place = Point(lon, lat, srid=4326)
        incident.save(update_fields=["level", "place_point"])
        row = recommendation_make(room.dispatcher, incident_id=incident.pk)
        assert (row.router, len(row.units)) == ("osrm", LISTED)
        assert [(unit["unit"], unit["road_s"]) for unit in row.units] == full_table(patient, incident, place)
