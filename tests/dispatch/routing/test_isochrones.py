"""How far a station's units come: areas that lie within each other, and that end where the router says."""

import random

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from core.errors import Unavailable
from dispatch.routing import client
from dispatch.routing.isochrones import selectors
from dispatch.routing.isochrones.selectors import station_isochrone


@pytest.fixture(autouse=True)
def afresh():
    selectors._areas.cache_clear()
    yield
    selectors._areas.cache_clear()


def areas_of(room, mode="lights"):
    reply = station_isochrone(room.dispatcher, station_id=room.station.pk, minutes=(2, 4), mode=mode)
    shapes = [MultiPolygon([Polygon(*rings) for rings in f["geometry"]["coordinates"]]) for f in reply["features"]]
    return {f["properties"]["minutes"]: shape for f, shape in zip(reply["features"], shapes, strict=True)}


def test_areas_hold_what_can_be_reached_in_time_and_nothing_far_from_it(room, router, vancouver):
    areas = areas_of(room)
    assert list(areas) == [4, 2]
    assert areas[4].buffer(1e-4).contains(areas[2])
    station, chance = (room.station.point.x, room.station.point.y), random.Random(3)
    spots = [(station[0] + chance.uniform(-0.05, 0.05), station[1] + chance.uniform(-0.03, 0.03)) for _ in range(150)]
    nearest = [found.place for spot in spots if (found := router.nearest(spot)) and found.metres < 60]
    reached = router.roads_from(station, nearest, 5.0)
    for place, seconds in zip(nearest, reached, strict=True):
        far = areas[4].distance(Point(*place)) * 80_000
        assert seconds is not None
        assert far == 0 if seconds < 200 else far > 0 if seconds > 300 else True


def test_without_lights_the_area_is_smaller(room, router, vancouver):
    assert areas_of(room, "plain")[4].area < areas_of(room)[4].area


def test_it_is_asked_for_once_while_the_roads_stay_the_same(room, router, vancouver, monkeypatch):
    first = areas_of(room)
    monkeypatch.setattr(client.Router, "roads_from", None)
    assert areas_of(room).keys() == first.keys()


def test_a_silent_router_is_said(room, vancouver, settings):
    settings.OSRM_URL = "http://127.0.0.1:9"
    client.router.cache_clear()
    with pytest.raises(Unavailable) as refusal:
        areas_of(room)
    client.router.cache_clear()
    assert refusal.value.code == "router_unavailable"
