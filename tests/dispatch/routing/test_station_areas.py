"""In which station's area a point lies: by road where there is one, by straight line and said so where no router is."""

import pytest

from cad.geo.search.reverse import places_at
from dispatch.routing.areas.selectors import station_area_at
from dispatch.routing.candidates import Source
from dispatch.routing.services import quickest
from fleet.units.models import Unit

# Kitsilano and North Vancouver lie 6 km apart by air, with an inlet and one bridge between.
SOUTH, NORTH = (-123.1500, 49.2640), (-123.0750, 49.3120)
# On the shore of Stanley Park: nearer to the north by air, and to the south by road.
POINT = (-123.1270, 49.2990)


@pytest.fixture
def stations(room):
    """Two stations with a unit each; the room's own stations are left without."""
    Unit.objects.all().delete()
    return {name: room.add_unit(name, *place).station for name, place in (("S", SOUTH), ("N", NORTH))}


def area(city, room, place):
    lon, lat = place
    return station_area_at(city, lon, lat, room.centre.pk)


def test_the_station_whose_units_come_first_by_road_has_the_area(router, vancouver, room, stations):
    [found] = area(vancouver, room, POINT)
    first = quickest(POINT, [Source(SOUTH), Source(NORTH)], 1).arrivals[0]
    assert (found.label, found.match, found.category) == (stations["SN"[first.index]].name, "road_time", "station_area")
    assert (found.drive_s, found.distance_m) == (first.road_s, first.road_m)


def test_at_its_own_door_a_station_has_the_area(router, vancouver, room, stations):
    for name, place in (("S", SOUTH), ("N", NORTH)):
        [found] = area(vancouver, room, place)
        assert (found.label, found.drive_s < 60) == (stations[name].name, True)


def test_without_a_router_it_is_the_nearest_and_said_so(silent_router, vancouver, room, stations):
    [found] = area(vancouver, room, SOUTH)
    assert (found.label, found.match) == (stations["S"].name, "straight_line")


def test_a_station_without_units_has_no_area(router, vancouver, room, stations):
    room.units[-1].delete()
    [found] = area(vancouver, room, NORTH)
    assert found.label == stations["S"].name


def test_the_stations_of_another_centre_do_not_count(router, vancouver, room, stations):
    assert station_area_at(vancouver, *SOUTH, None) == []


def test_far_outside_there_is_no_area(router, vancouver, room, stations):
    assert area(vancouver, room, (-123.5, 49.0)) == []


def test_it_comes_last_of_what_is_at_a_point(router, vancouver, room, stations):
    found = places_at(vancouver, *SOUTH, centre=room.centre.pk)
    assert [one.category == "station_area" for one in found] == [False] * (len(found) - 1) + [True]
    told = room.client("call_taker").get("/api/v1/places/reverse", {"lon": SOUTH[0], "lat": SOUTH[1], "datum": "wgs84"})
    last = told.json()["results"][-1]
    assert (last["label"], last["label_en"], last["kind"]) == (stations["S"].name, "Station S", "place")
    assert last["drive_s"] < 60
