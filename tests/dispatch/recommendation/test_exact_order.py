"""The order of a recommendation is that of a full table over all units: on the real graph, real router."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
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
from dispatch.recommendation.facts import Need
from dispatch.recommendation.need import need_of
from dispatch.recommendation.ranking import cost_of, rank
from dispatch.recommendation.rules import Rules, Weights
from dispatch.recommendation.selectors import facts_of_units
from dispatch.recommendation.services import recommendation_make
from dispatch.routing.client import Place, Router
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store
from fleet.units.models import Station, Unit
from tests.fixtures import flow
from tests.fixtures.room import Room

UNITS, PLACES, LISTED = 500, 200, Rules().listed
AT_ONCE = 20  # places in one table


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


@dataclass
class FullTable:
    """The same rankings from tables over every unit, with nothing narrowed."""

    units: dict[int, Any]
    near: dict[int, int]

    @classmethod
    def over(cls, centre_id: int) -> "FullTable":
        facts = [judge(unit, Need("R1"), Rules(), clock.now()) for unit in facts_of_units(centre_id)]
        units: dict[int, Any] = {verdict.facts.unit: verdict for verdict in facts}
        points = {unit: verdict.origin.point for unit, verdict in units.items()}
        weights = Weights()
        return cls(units, others_near(points, points, weights.cover_radius_m, weights.cover_wanted))

    def seconds(self, router: Router, places: list[Place]) -> list[list[float | None]]:
        """For each place, the seconds from every unit, in the order of the units."""
        points = [verdict.origin.point for verdict in self.units.values()]
        listed = ";".join(f"{lon:.6f},{lat:.6f}" for lon, lat in [*points, *places])
        sources = ";".join(map(str, range(len(points))))
        destinations = ";".join(map(str, range(len(points), len(points) + len(places))))
        options = f"sources={sources}&destinations={destinations}&annotations=duration"
        rows = router.http.get(f"/table/v1/driving/{listed}?{options}")["durations"]
        return [[row[column] for row in rows] for column in range(len(places))]

    def first(self, level: str, seconds: list[float | None]) -> list[tuple[int, float]]:
        """The units to be listed, with their seconds on the road."""
        need = need_of(level, [])
        costs = {unit: cost_of(row, need, self.near[unit], Weights()) for unit, row in self.units.items()}
        roads = {unit: (road, 0.0) for unit, road in zip(self.units, seconds, strict=True) if road is not None}
        best = rank(self.units, costs, roads, LISTED)
        return [(row.candidate.facts.unit, round(row.road_s, 1)) for row in best]


@pytest.mark.slow
def test_the_order_is_that_of_the_full_table_at_200_places_with_500_units(
    room: Room, router: Any, settings: Any, vancouver: Any, crowd: random.Random
) -> None:
    incident = flow.awaiting(room, level="R1")
    west, east, south, north = vancouver.west + 0.03, vancouver.east - 0.03, vancouver.south, vancouver.north - 0.03
    places = [(round(crowd.uniform(west, east), 6), round(crowd.uniform(south, north), 6)) for _ in range(PLACES)]
    full = FullTable.over(room.centre.pk)
    driven = {"R1": Router(settings.OSRM_URL, 60), "R3": Router(settings.OSRM_PLAIN_URL, 60)}
    asked = {level: places[number::2] for number, level in enumerate(driven)}
    tables = [
        (level, place, seconds)
        for level, patient in driven.items()
        for begin in range(0, PLACES // 2, AT_ONCE)
        for batch in [asked[level][begin : begin + AT_ONCE]]
        for place, seconds in zip(batch, full.seconds(patient, batch), strict=True)
    ]
    for level, place, seconds in tables:
        Incident.objects.filter(pk=incident.pk).update(level=level, place_point=Point(*place, srid=4326))
        row = recommendation_make(room.dispatcher, incident_id=incident.pk)
        assert (row.router, len(row.units)) == ("osrm", LISTED)
        assert [(unit["unit"], unit["road_s"]) for unit in row.units] == full.first(level, seconds)
