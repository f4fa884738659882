"""The closures that concern a place and the units: those within reach of them, whatever is left out unmeasured."""

import random

from dispatch.routing.closures.events import rings_of
from dispatch.routing.closures.near import NEAR_PLACE_M, NEAR_UNIT_M, closures_concerning
from dispatch.routing.plane import Plane, distance_m
from tests.fixtures import flow


def test_every_closure_within_reach_of_the_place_or_a_unit_is_named_nearest_first(room, macau):
    closure, chance = flow.closure(room), random.Random(8)
    rings = rings_of(closure)
    around = Plane(rings[0][0])
    spots = [around.place((chance.uniform(-1_500, 1_500), chance.uniform(-1_500, 1_500))) for _ in range(300)]
    far = [distance_m(spot, rings, is_area=False) for spot in spots]
    for spot, metres in zip(spots, far, strict=True):
        codes = [concern.code for concern in closures_concerning(room.centre.pk, spot, [])]
        assert codes == (["closure_near_place"] if metres <= NEAR_PLACE_M else [])
    units = [(n, str(n), spot) for n, spot in enumerate(spots)]
    told = [concern.params["unit"] for concern in closures_concerning(room.centre.pk, around.place((9_000, 0)), units)]
    near = [(metres, n) for n, metres in enumerate(far) if metres <= NEAR_UNIT_M]
    assert told == [n for _, n in sorted(near)]
    assert len(told) > 20
