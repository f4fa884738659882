"""`manage.py speeds learn` on drives simulated along the real graph at known speeds: it has to find these."""

import random
import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from core import clock
from dispatch.routing.conditions.wanted import wanted_now
from dispatch.routing.models import SpeedProfile
from dispatch.routing.plane import Plane
from tests.dispatch.routing.driving import Fleet, kinds_of_city, trail_of

DRIVES = 24
TRUE = {"primary": 0.7, "secondary": 0.7, "tertiary": 0.7, "residential": 1.3, "unclassified": 1.3, "service": 1.3}
CITY = [(-123.16, 49.262), (-123.10, 49.281), (-123.07, 49.245), (-123.13, 49.235), (-123.04, 49.262), (-123.19, 49.25)]


@pytest.fixture
def way(router, vancouver):
    """A trail from about one of the places to another, and the scene."""
    chance, kinds = random.Random(4), kinds_of_city(vancouver.version)

    def one():
        start, end = chance.sample(CITY, 2)
        start = Plane(start).place((chance.uniform(-900, 900), chance.uniform(-900, 900)))
        return trail_of(router, kinds, start, end, TRUE), end

    return one


@pytest.fixture
def history(room, way):
    """Drives of one unit, an hour apart, with stages reported when it rolled and when it was there."""
    begin = clock.now() - timedelta(hours=DRIVES + 2)
    Fleet(room).drive_all([begin + timedelta(hours=number) for number in range(DRIVES)], way)


@pytest.mark.slow
def test_the_speeds_that_the_drives_were_made_with_are_found(history, capsys):
    call_command("speeds", "learn", "--dry-run")
    assert "Nothing was kept." in capsys.readouterr().out
    assert not SpeedProfile.objects.exists()
    call_command("speeds", "learn")
    said = capsys.readouterr().out
    profile = SpeedProfile.objects.get()
    assert profile.active
    factors = profile.factors["lights"]
    assert factors["secondary"]["all"] == pytest.approx(0.7, rel=0.12)
    report = profile.report["lights"]
    assert report["after"]["mean_abs_s"] < 0.5 * report["before"]["mean_abs_s"]
    assert report["before"]["mean_s"] < 0  # it was expected too early
    assert report["after"]["trips"] == sum(hour["after"]["trips"] for hour in report["hours"].values()) == 4
    assert "lights  all drives    4 kept back: mean" in said
    assert len(re.findall(r":00 +\d kept back: mean", said)) == len(report["hours"])
    wanted = wanted_now("vancouver")
    assert (wanted.speeds, wanted.factors["lights"]["secondary"]) == (profile.pk, factors["secondary"]["all"])
    call_command("speeds", "off")
    assert wanted_now("vancouver").is_plain
    call_command("speeds", "use", str(profile.pk))
    call_command("speeds", "list")
    assert f"* {profile.pk:4}" in capsys.readouterr().out


@pytest.mark.slow
def test_a_bad_trail_teaches_nothing_and_too_few_good_ones_change_nothing(room, way, capsys):
    begin, fleet = clock.now() - timedelta(hours=DRIVES + 2), Fleet(room)
    fleet.drive_all([begin + timedelta(hours=number) for number in range(18)], way)
    trail, scene = way()
    spoilt = {
        "stood": [(after, trail[0][1]) for after, _ in trail],
        "jump": [(after, (lon + (0.02 if n == 9 else 0), lat)) for n, (after, (lon, lat)) in enumerate(trail)],
        "hole": [*trail[:8], *trail[25:]],
        "odd_pace": [(after * 6, place) for after, place in trail],
    }
    for hours, fixes in enumerate(spoilt.values(), 18):
        fleet.drive(begin + timedelta(hours=hours), fixes, scene)
    with pytest.raises(CommandError, match=r"There are 18 \(lights\) and 0 \(plain\) drives.*at least 20 of a mode"):
        call_command("speeds", "learn")
    said = capsys.readouterr().out
    assert said.startswith("22 drives with positions")
    assert [said.count(f"1 left out: {why}") for why in spoilt] == [1, 1, 1, 1]
    assert not SpeedProfile.objects.exists()
    assert wanted_now("vancouver").is_plain


def test_too_few_drives_are_refused_with_what_to_do(room, vancouver):
    with pytest.raises(CommandError, match="at least 20 of a mode are needed"):
        call_command("speeds", "learn")
    with pytest.raises(CommandError, match="no such profile"):
        call_command("speeds", "use", "99")
    with pytest.raises(CommandError, match="--from must lie before"):
        call_command("speeds", "learn", "--from", "2026-01-02", "--to", "2026-01-01")
