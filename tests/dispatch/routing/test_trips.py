"""Which trails tell how fast a unit drove, and which do not."""

import pytest

from core import clock
from dispatch.routing.client import Leg
from dispatch.routing.speeds.matching import Matched
from dispatch.routing.speeds.trips import Fix, Trip, moving
from tests.dispatch.routing.roads import at

DROVE = [Fix(at(50.0 * n, 0), 5.0 * n) for n in range(40)]


def trip(fixes):
    return Trip("lights", clock.now(), moving(fixes))


def without(fixes, first, last):
    return [fix for n, fix in enumerate(fixes) if not first <= n < last]


def with_one(fixes, n, **changes):
    return [fix if i != n else Fix(changes.get("place", fix.place), fix.at_s) for i, fix in enumerate(fixes)]


@pytest.mark.parametrize(
    ("fixes", "fault"),
    [
        (DROVE, None),
        ([Fix(at(0, n % 3), 5.0 * n) for n in range(40)], "stood"),
        (DROVE[:8], "stood"),
        ([], "stood"),
        (without(DROVE, 10, 21), None),
        (without(DROVE, 10, 22), "hole"),
        (with_one(DROVE, 20, place=at(1_100, 300)), None),
        (with_one(DROVE, 20, place=at(1_000, 400)), "jump"),
        ([Fix(fix.place, DROVE[(7 * n) % 40].at_s) for n, fix in enumerate(DROVE)], "jump"),
    ],
    ids=["good", "parked", "short", "empty", "small hole", "hole", "blurred", "jump", "wrong order"],
)
def test_a_trail_has_no_fault_or_this_one(fixes, fault):
    assert trip(sorted(fixes, key=lambda fix: fix.at_s)).fault == fault


def leg(given_s):
    return Leg([1, 2], [given_s], 0.0)


@pytest.mark.parametrize(
    ("legs", "fault"),
    [
        ([(190.0, leg(150.0))], None),
        ([(150.0, leg(150.0))], "off_road"),
        ([], "off_road"),
        ([(190.0, leg(40.0))], "odd_pace"),
        ([(190.0, leg(800.0))], "odd_pace"),
    ],
)
def test_a_drive_that_does_not_fit_its_roads_teaches_nothing(legs, fault):
    assert Matched(trip(DROVE), legs).fault == fault
