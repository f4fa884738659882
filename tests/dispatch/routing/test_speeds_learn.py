"""`manage.py speeds learn` on drives simulated along the real graph at known speeds: it has to find these."""

import random
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from cad.geo.graph.components import segment_of
from cad.geo.graph.folder import segments_path
from cad.geo.graph.segments import Segments
from core import clock
from core.actors import Actor
from dispatch.assignments.stages import assignment_report_stage
from dispatch.routing.conditions.wanted import wanted_now
from dispatch.routing.models import SpeedProfile
from dispatch.routing.plane import Plane
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store
from tests.fixtures import flow

DRIVES = 24
TRUE = {"primary": 0.7, "secondary": 0.7, "tertiary": 0.7, "residential": 1.3, "unclassified": 1.3, "service": 1.3}
CITY = [(-123.16, 49.262), (-123.10, 49.281), (-123.07, 49.245), (-123.13, 49.235), (-123.04, 49.262), (-123.19, 49.25)]


@pytest.fixture
def kinds(vancouver):
    segments = Segments(segments_path(vancouver.version))
    return {
        segment_of(segments.ids[node], segments.ids[node + 1]): segments.way(way).kind
        for way in range(segments.ways)
        for node in segments.nodes_of(way)[:-1]
    }


def a_drive(router, kinds, start, end):
    """Fixes of every five seconds along the quickest way, at the true speeds: (seconds, place)."""
    options = "overview=full&geometries=geojson&annotations=nodes,duration&generate_hints=false"
    path = f"/route/v1/driving/{start[0]},{start[1]};{end[0]},{end[1]}?{options}"
    route = router.http.get(path)["routes"][0]
    line, notes = route["geometry"]["coordinates"], route["legs"][0]["annotation"]
    at_s, fixes, due = 0.0, [], 0.0
    pairs = list(zip(notes["nodes"], notes["nodes"][1:], strict=False))
    for pair, seconds, a, b in zip(pairs, notes["duration"], line, line[1:], strict=False):
        took = seconds / TRUE.get(kinds.get(segment_of(*pair), ""), 1.0)
        while due <= at_s + took:
            share = (due - at_s) / took if took else 0.0
            fixes.append((due, (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))))
            due += 5.0
        at_s += took
    return fixes


@pytest.fixture
def history(room, router, vancouver, kinds):
    """Drives of one unit, an hour apart, with stages reported when it rolled and when it was there."""
    chance, unit = random.Random(4), room.units[0]
    begin = clock.now() - timedelta(hours=DRIVES + 2)
    for number in range(DRIVES):
        started = begin + timedelta(hours=number)
        start, end = chance.sample(CITY, 2)
        plane = Plane(start)
        start = plane.place((chance.uniform(-900, 900), chance.uniform(-900, 900)))
        drive = a_drive(router, kinds, start, end)
        fixes = []
        for after, place in drive:
            near = Plane(place).place((chance.gauss(0, 4), chance.gauss(0, 4)))
            at = started + timedelta(seconds=after)
            fixes.append(Fix(unit.pk, *near, fixed_at=at, received_at=at, accuracy_m=5))
        with clock.frozen(started - timedelta(seconds=60)):
            assignment = flow.accepted(room, unit)
        for stage, at in (("rolling", started), ("at_scene", fixes[-1].fixed_at)):
            with clock.frozen(at):
                assignment, _ = assignment_report_stage(
                    room.tablet(unit), assignment_id=assignment.pk, client_uuid=uuid4(), stage=stage
                )
        with clock.frozen(fixes[-1].fixed_at + timedelta(seconds=60)):
            flow.report(room, assignment, "clear", reason="no_patient")
        positions_store(Actor.system("test"), fixes)


@pytest.mark.slow
def test_the_speeds_that_the_drives_were_made_with_are_found(history, capsys):
    call_command("speeds", "learn", "--dry-run")
    assert "Nothing was kept." in capsys.readouterr().out
    assert not SpeedProfile.objects.exists()
    call_command("speeds", "learn")
    profile = SpeedProfile.objects.get()
    assert profile.active
    factors = profile.factors["lights"]
    assert factors["secondary"]["all"] == pytest.approx(0.7, rel=0.12)
    report = profile.report["lights"]
    assert report["after"]["mean_abs_s"] < 0.5 * report["before"]["mean_abs_s"]
    assert report["before"]["mean_s"] < 0  # it was expected too early
    wanted = wanted_now("vancouver")
    assert (wanted.speeds, wanted.factors["lights"]["secondary"]) == (profile.pk, factors["secondary"]["all"])
    call_command("speeds", "off")
    assert wanted_now("vancouver").is_plain
    call_command("speeds", "use", str(profile.pk))
    call_command("speeds", "list")
    assert f"* {profile.pk:4}" in capsys.readouterr().out


def test_too_few_drives_are_refused_with_what_to_do(room, vancouver):
    with pytest.raises(CommandError, match="at least 20 are needed"):
        call_command("speeds", "learn")
    with pytest.raises(CommandError, match="no such profile"):
        call_command("speeds", "use", "99")
    with pytest.raises(CommandError, match="--from must lie before"):
        call_command("speeds", "learn", "--from", "2026-01-02", "--to", "2026-01-01")
