"""From the fleet's drives to the routers: learned by the hour, taken up, nearer to what drives take, and undone."""

import random
from datetime import timedelta
from functools import partial
from statistics import fmean

import pytest
from django.core.management import call_command

from cad.geo.models import Intersection
from core import clock
from dispatch.recommendation.services import recommendation_make
from dispatch.routing import client
from dispatch.routing.conditions.wanted import hour_of_week
from dispatch.routing.models import RoadConditions, SpeedProfile
from tests.dispatch.routing.driving import Fleet, kinds_of_city, trail_of
from tests.dispatch.routing.test_router_command import WITHIN_S, move, serving, urls
from tests.fixtures import flow
from tests.fixtures.live import wait_until

__all__ = ["serving", "urls"]

WEEKS = 4
RUSH, CALM = 0.5, 0.9  # how many times the graph's speed is really driven


@pytest.fixture
def ways(committed_room, macau_committed):
    """Pairs of corners some way apart, without end."""
    chance = random.Random(3)
    corners = [(c.point.x, c.point.y) for c in Intersection.objects.filter(city=macau_committed).order_by("pk")]

    def pairs():
        while True:
            start, end = chance.sample(corners, 2)
            route = client.router().route(start, end)
            if route and 2_000 < route.metres < 7_000:
                yield start, end

    return pairs()


@pytest.fixture
def drive_of(macau_committed, ways):
    kinds = kinds_of_city(macau_committed.version)

    def drive(factor):
        start, end = next(ways)
        return trail_of(client.router(), kinds, start, end, {"*": factor}), end

    return drive


@pytest.fixture
def history(serving, committed_room, drive_of):
    """In this hour of the week and the next it is slow; six hours later it is not."""
    committed_room.centre.time_zone = "Asia/Macau"  # without summer time
    committed_room.centre.save()
    fleet = Fleet(committed_room)
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    for weeks in range(WEEKS, 0, -1):
        for after_h, factor in ((0, RUSH), (1, RUSH), (6, CALM)):
            starts = [hour - timedelta(weeks=weeks) + timedelta(hours=after_h, minutes=2 + 18 * n) for n in range(3)]
            fleet.drive_all(starts, partial(drive_of, factor))


def off_by(drives):
    """Seconds between what the router expects and what the drives take, in the mean."""
    ways = [(client.router().route(start, end), took) for start, end, took in drives]
    return fmean(abs(way.seconds - took) for way, took in ways if way)


@pytest.mark.slow
def test_the_routers_take_up_what_the_fleets_drives_teach_and_lead_nearer(
    history, committed_room, macau_committed, ways
):
    kinds = kinds_of_city(macau_committed.version)
    fresh = []
    for start, end in (next(ways) for _ in range(8)):
        trail = trail_of(client.router(), kinds, start, end, {"*": RUSH})
        fresh.append((start, end, trail[-1][0]))
    before = off_by(fresh)
    call_command("speeds", "learn")
    profile = SpeedProfile.objects.get(active=True)
    in_force = RoadConditions.objects.filter(speeds=profile, applied_at__isnull=False)
    wait_until(in_force.exists, WITHIN_S, "the learned speeds")
    assert off_by(fresh) < 0.5 * before
    in_all = profile.report["lights"]
    assert in_all["after"]["mean_abs_s"] < 0.5 * in_all["before"]["mean_abs_s"]
    assert len(in_all["hours"]) == 3

    place = fresh[0][1]
    move(committed_room.units[0], fresh[0][0])
    made = recommendation_make(
        committed_room.dispatcher, incident_id=flow.awaiting(committed_room, lon=place[0], lat=place[1]).pk
    )
    assert made.conditions is not None
    reckoned = RoadConditions.objects.get(pk=made.conditions)
    assert reckoned.speeds == profile
    assert reckoned.hour in (hour_of_week(clock.now()), hour_of_week(clock.now() - timedelta(hours=1)))

    call_command("speeds", "off")
    wait_until(lambda: abs(off_by(fresh) - before) < 1, WITHIN_S, "the graph's own speeds")
