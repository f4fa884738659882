"""Narrowing stays exact when roads are closed, when learned speeds go up, and beside roads that are cut off."""

import random

import pytest

from cad.geo.graph.folder import graph_base, graph_folder, segments_path
from cad.geo.graph.modes import LIGHTS
from cad.geo.graph.segments import Segments
from dispatch.routing.candidates import Source, first_to_arrive
from dispatch.routing.client import Router
from dispatch.routing.conditions.effects import Drawn, effects_of, quicker, speed_lines
from dispatch.routing.conditions.reserve import InForce, Reserves
from dispatch.routing.plane import Plane
from dispatch.routing.services import road_sketch
from dispatch.routing.serving.metric import Served, edges_of, metric_made_for, metric_make
from dispatch.routing.serving.server import Server
from tests.dispatch.routing.test_candidates import FIRST, on_roads, whole_table
from tests.fixtures.live import free_port

__all__ = ["on_roads"]

FACTORS = {"motorway": 2.0, "secondary": 2.5, "residential": 2.0, "service": 0.6}
CLOSED_SQUARES = [((-123.115, 49.262), 500.0), ((-123.07, 49.24), 900.0), ((-123.15, 49.255), 250.0)]


@pytest.fixture
def segments(vancouver):
    return Segments(segments_path(vancouver.version))


def square(middle, half):
    plane = Plane(middle)
    corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    return [plane.place(corner) for corner in corners]


@pytest.fixture
def changed(vancouver, segments, tmp_path):
    """Vancouver with three areas closed and other speeds: its router, and what narrowing is told of it."""
    drawn = [Drawn([square(*each)], is_area=True, along_only=False, speed_kmh=None) for each in CLOSED_SQUARES]
    effects = effects_of(segments, drawn)
    base = graph_base(graph_folder(vancouver.version), LIGHTS)
    before = Served(base, (edges_of(base),), 1)
    metric = metric_make(base, speed_lines(segments, LIGHTS, FACTORS, effects), "mark", before)
    assert edges_of(metric) not in before.edges
    assert metric_made_for(base, "mark") == metric
    url = f"http://127.0.0.1:{free_port()}"
    server = Server(metric, url)
    assert server.wait_until_it_listens()
    yield Router(url, 10.0), InForce(1, quicker(segments, FACTORS), Reserves(tuple(effects.reserves)))
    server.end()


def test_the_first_are_those_of_the_whole_table_with_closures_and_learned_speeds(changed, vancouver, on_roads):
    router, in_force = changed
    assert in_force.quicker == 2.5
    chance, sketch = random.Random(11), road_sketch(vancouver.version)
    inside = [spot_in(square(*each), chance) for each in CLOSED_SQUARES for _ in range(12)]
    units = [Source(place) for place in [*on_roads[:450], *inside[::2]]]
    for place in [*on_roads[500:530], *inside[1::2]]:
        narrowed = first_to_arrive(place, units, FIRST, router.roads_to, sketch, in_force)
        assert narrowed == whole_table(place, units, FIRST, router.roads_to)


def spot_in(ring, chance):
    (west, south), (east, north) = ring[0], ring[2]
    return chance.uniform(west, east), chance.uniform(south, north)


def test_the_first_are_those_of_the_whole_table_beside_roads_that_are_cut_off(router, vancouver, segments, on_roads):
    """Half of the units and all of the places lie on roads from which the router moves them away."""
    cut_off = [segments.place(node) for node in range(segments.nodes) if segments.cut_off[node]]
    assert len(cut_off) > 500
    random.Random(5).shuffle(cut_off)
    units = [Source(place) for place in [*cut_off[:120], *on_roads[:120]]]
    sketch = road_sketch(vancouver.version)
    for place in cut_off[200:230]:
        narrowed = first_to_arrive(place, units, FIRST, router.roads_to, sketch)
        assert narrowed == whole_table(place, units, FIRST, router.roads_to)
