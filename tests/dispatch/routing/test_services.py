"""Who is first: by road while the router answers, by straight line and said so when it does not."""

from cad.geo.graph.modes import LIGHTS, PLAIN
from dispatch.routing import client
from dispatch.routing.candidates import Source
from dispatch.routing.services import quickest

PLACE = (-123.1139, 49.2609)
NEAR, FAR, ACROSS_THE_WATER = (-123.1150, 49.2630), (-123.0400, 49.2200), (-123.0800, 49.3100)
UNITS = [Source(FAR), Source(ACROSS_THE_WATER), Source(NEAR)]


def test_by_road_while_the_router_answers(router, vancouver):
    ranking = quickest(PLACE, UNITS, 2)
    assert (ranking.router, ranking.notice, ranking.graph) == ("osrm", None, vancouver.version)
    assert [arrival.index for arrival in ranking.arrivals] == [2, 0]
    near, far = ranking.arrivals
    assert near.road_m < far.road_m


def test_each_mode_has_roads_of_its_own(router, vancouver):
    [urgent], [plain] = (quickest(PLACE, [Source(FAR)], 1, mode).arrivals for mode in (LIGHTS, PLAIN))
    assert urgent.road_s < 0.9 * plain.road_s


def test_the_other_router_is_asked_when_one_is_silent_and_said_so(router, vancouver, settings):
    settings.OSRM_URL = "http://127.0.0.1:9"
    client.router.cache_clear()
    ranking = quickest(PLACE, UNITS, 2)
    assert (ranking.router, ranking.mode, ranking.notice) == ("osrm", "plain", "router_other_mode")


def test_by_straight_line_when_the_router_is_silent_and_said_so(silent_router, vancouver):
    ranking = quickest(PLACE, UNITS, 3)
    assert (ranking.router, ranking.notice, ranking.graph) == ("straight_line", "router_unavailable", vancouver.version)
    assert ranking.arrivals[0].index == 2
    assert all(arrival.road_m > 0 for arrival in ranking.arrivals)


def test_by_straight_line_while_there_is_no_city(db):
    ranking = quickest(PLACE, UNITS, 1)
    assert (ranking.router, ranking.notice) == ("straight_line", "no_city")


def test_delays_count_by_straight_line_too(silent_router, vancouver):
    ranking = quickest(PLACE, [Source(NEAR, delay_s=9_999), Source(FAR)], 2)
    assert [arrival.index for arrival in ranking.arrivals] == [1, 0]


def test_nobody_to_send_is_nobody(router, vancouver):
    assert quickest(PLACE, [], 5).arrivals == []


def test_a_place_far_from_every_road_is_not_ranked_as_if_it_were_at_the_nearest_one(router, vancouver):
    ranking = quickest((116.4, 39.9), UNITS, 2)
    assert (ranking.router, ranking.notice) == ("straight_line", "place_off_road")
    assert ranking.arrivals[0].road_m > 1_000_000
