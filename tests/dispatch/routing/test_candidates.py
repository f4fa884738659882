"""Narrowing is exact: the first k are those of the whole table, in the same order, whatever the delays."""

import random

import pytest

from cad.geo.models import HouseNumber, Intersection
from dispatch.routing.candidates import Arrival, Source, first_to_arrive
from dispatch.routing.services import road_sketch

FIRST = 8


def whole_table(place, sources, k, table):
    """What narrowing has to equal: everybody is asked about at once."""
    roads = table(place, [source.place for source in sources])
    arrivals = [Arrival(i, road[0], road[1], road[0] + sources[i].delay_s) for i, road in enumerate(roads) if road]
    return sorted(arrivals, key=lambda a: (a.total_s, a.index))[:k]


@pytest.fixture
def on_roads(vancouver):
    """Points on and beside the roads of Vancouver, shuffled the same way each time."""
    corners = Intersection.objects.filter(city=vancouver).order_by("point").values_list("point", flat=True)
    doors = HouseNumber.objects.filter(city=vancouver).order_by("point").values_list("point", flat=True)
    points = sorted((p.x, p.y) for p in [*corners, *doors])
    random.Random(20_24).shuffle(points)
    return points


def test_the_first_are_those_of_the_whole_table_at_200_places_with_500_units(router, vancouver, on_roads):
    units, places, asked = on_roads[:500], on_roads[500:700], []

    def table(place, sources, meanwhile=None):
        asked.append(len(sources))
        return router.roads_to(place, sources, meanwhile)

    for place, seconds in zip(places, whole_tables(router, places, units), strict=True):
        in_full = sorted((s, i) for i, s in enumerate(seconds) if s is not None)[:FIRST]
        narrowed = first_to_arrive(place, [Source(u) for u in units], FIRST, table, road_sketch(vancouver.version))
        assert [(arrival.road_s, arrival.index) for arrival in narrowed] == in_full
    assert sum(asked) / 200 < 40


def whole_tables(router, places, units):
    """For each place the seconds from every unit, from one call over all of them."""
    points = ";".join(f"{lon:.6f},{lat:.6f}" for lon, lat in [*units, *places])
    sources = ";".join(map(str, range(len(units))))
    destinations = ";".join(map(str, range(len(units), len(units) + len(places))))
    options = f"sources={sources}&destinations={destinations}&generate_hints=false&skip_waypoints=true"
    answer = router.http.get(f"/table/v1/driving/{points}?{options}", timeout_s=120)
    return zip(*answer["durations"], strict=True)


def test_delays_are_part_of_the_order(router, vancouver, on_roads):
    rng = random.Random(7)
    units = [Source(place, rng.choice([0, 45, 60, 180, 600])) for place in on_roads[:300]]
    for place in on_roads[700:710]:
        narrowed = first_to_arrive(place, units, FIRST, router.roads_to, road_sketch(vancouver.version))
        assert narrowed == whole_table(place, units, FIRST, router.roads_to)


def test_units_at_one_spot_come_in_the_order_given(router, vancouver, on_roads):
    units = [Source(on_roads[0])] * 40
    found = first_to_arrive(on_roads[1], units, 5, router.roads_to, road_sketch(vancouver.version))
    assert [arrival.index for arrival in found] == [0, 1, 2, 3, 4]


def test_places_off_the_road_are_exact_too(router, vancouver, on_roads):
    rng = random.Random(3)
    west, south, east, north = vancouver.box
    anywhere = [(rng.uniform(west, east), rng.uniform(south, north)) for _ in range(210)]
    units = [Source(place) for place in anywhere[:200]]
    for place in anywhere[200:]:
        narrowed = first_to_arrive(place, units, FIRST, router.roads_to, road_sketch(vancouver.version))
        assert narrowed == whole_table(place, units, FIRST, router.roads_to)


def test_without_a_road_sketch_all_are_asked_about_at_once():
    asked = []

    def table(place, sources, meanwhile):
        asked.append(len(sources))
        return [(float(i), 10.0 * i) for i in range(len(sources))]

    found = first_to_arrive((0.0, 0.0), [Source((0.0, i / 1000)) for i in range(70)], 3, table, None)
    assert (asked, [a.index for a in found]) == ([70], [0, 1, 2])


def test_who_cannot_reach_the_place_is_left_out():
    def table(place, sources, meanwhile):
        return [None, (5.0, 50.0), None]

    found = first_to_arrive((0.0, 0.0), [Source((0.0, 0.0))] * 3, 3, table, None)
    assert [a.index for a in found] == [1]


def test_nobody_is_no_arrival():
    assert first_to_arrive((0.0, 0.0), [], 3, lambda place, sources, meanwhile: [], None) == []
