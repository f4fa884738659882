"""What the router is told of closures and speeds, and how much farther the next open road is beside a closed one."""

from math import hypot, inf

import pytest

from cad.geo.graph.modes import LIGHTS
from core.coordinates import metres_between
from dispatch.routing.conditions.effects import Drawn, effects_of, quicker, speed_lines
from dispatch.routing.conditions.reserve import Reserves
from tests.dispatch.routing.roads import at, network

CLOSED = Drawn([[at(0, 0), at(300, 0)]], is_area=False, along_only=False, speed_kmh=None)


@pytest.fixture
def cross(tmp_path):
    """A street of 300 m with a street across at its end."""
    return network(tmp_path, ([(1, 0, 0), (2, 300, 0)], 0), ([(3, 300, 200), (2, 300, 0), (4, 300, -200)], 0))


def lines(segments, factors=None, *drawn):
    told = speed_lines(segments, LIGHTS, factors or {}, effects_of(segments, drawn))
    return {tuple(map(int, line.split(",")[:2])): float(line.split(",")[2]) for line in told}


def test_without_closures_and_speeds_nothing_is_told(cross):
    assert lines(cross) == {}


def test_a_closed_road_has_no_speed(cross):
    assert lines(cross, None, CLOSED) == {(1, 2): 0.0, (2, 1): 0.0}


def test_a_slow_road_is_never_made_quicker(cross):
    slow = Drawn(CLOSED.rings, is_area=False, along_only=True, speed_kmh=20)
    quick = Drawn(CLOSED.rings, is_area=False, along_only=True, speed_kmh=100)
    assert lines(cross, None, slow) == {(1, 2): 20.0}
    assert lines(cross, None, quick) == {(1, 2): 36.0}


def test_of_two_closures_the_lower_speed_holds(cross):
    slow = Drawn(CLOSED.rings, is_area=False, along_only=False, speed_kmh=20)
    assert lines(cross, None, slow, CLOSED) == {(1, 2): 0.0, (2, 1): 0.0}


def test_learned_speeds_are_told_for_every_piece_of_the_class(cross):
    assert set(lines(cross, {"residential": 1.25}).values()) == {45.0}
    assert lines(cross, {"primary": 1.25}) == {}
    assert quicker(cross, {"residential": 1.25, "primary": 2.0}) == 1.25
    assert quicker(cross, {"residential": 0.8}) == 1.0


def test_beside_a_closed_road_the_next_open_one_is_within_the_reserve(cross):
    [reserve] = effects_of(cross, [CLOSED]).reserves
    reserves = Reserves((reserve,))
    for east in range(0, 301, 10):
        place = at(east, 0)
        nearest = hypot(300 - east, 0)
        assert nearest <= reserves.beyond(place, 0.0) + 1
    assert reserve.metres < 600
    assert reserves.beyond(at(100, 5_000), 50.0) == 0.0
    assert metres_between(*at(0, 0), *at(300, 0)) == pytest.approx(300, rel=0.001)


def test_a_slow_road_moves_nobody(cross):
    slow = Drawn(CLOSED.rings, is_area=False, along_only=False, speed_kmh=5)
    assert effects_of(cross, [slow]).reserves == []


def test_where_everything_is_closed_nothing_is_bounded(tmp_path):
    alone = network(tmp_path, ([(1, 0, 0), (2, 300, 0)], 0))
    [reserve] = effects_of(alone, [CLOSED]).reserves
    assert reserve.metres == inf
