"""A small replay of the real log against a real server: every call comes to a coded end."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.gis.geos import Point
from django.core.management import CommandError, call_command

from cad.calls.models import Call
from cad.geo.models import City
from cad.incidents.models import Incident
from cad.triage.models import TriageSession
from cad.triage.versions import protocol_load
from core import clock
from core.actors import Actor
from dispatch.assignments.models import Assignment
from fleet.avl.models import PositionHistory
from tests.fixtures.live import Stage, free_port
from tests.fixtures.protocol import shipped_content

LOG = Path(project.BASE_DIR).parent / "shared" / "data" / "calls" / "sf_fire_calls_2020-04-07_to_20.csv"
CALLS = 16


@pytest.fixture
def log() -> Path:
    if not LOG.exists():
        pytest.skip(f"REAL DATA IS MISSING: {LOG} is not there, so no call was replayed")
    return LOG


@pytest.fixture
def san_francisco_box(transactional_db: Any, settings: Any) -> Iterator[None]:
    """The city as far as the replay needs one: where it is. Roads are straight, for no router serves it."""
    settings.DEMO = True
    settings.OSRM_URL = f"http://127.0.0.1:{free_port()}"
    city = City.objects.create(
        name="San Francisco",
        slug="san-francisco",
        source="none",
        checksum="0",
        version="san-francisco-0",
        active=True,
        imported_at=clock.now(),
        west=-122.52,
        south=37.70,
        east=-122.35,
        north=37.84,
        centre=Point(-122.43, 37.77, srid=4326),
        road_km=1,
        top_speed_mps=29,
        graph_path="san-francisco-0/city.osrm",
    )
    yield
    city.delete()


def replay(log: Path, **options: Any) -> str:
    out = StringIO()
    call_command("replay_calls", str(log), city="san_francisco", stdout=out, stderr=out, **options)
    return out.getvalue()


@pytest.mark.slow
def test_every_call_of_a_small_replay_comes_to_a_coded_end(log: Path, san_francisco_box: None, stage: Stage) -> None:
    protocol_load(Actor.system("test"), content=shipped_content())
    stage.environ["DATABASE_POOL"] = "8"  # hundreds of requests a minute, each in a thread of its own
    stage.start_daphne()
    said = replay(log, speed=2_000.0, limit=CALLS, base_url=stage.url)
    counts = dict(
        line.rsplit(None, 1) for line in said.splitlines() if line[:22].strip() and line[22:].strip().isdigit()
    )
    assert {
        name.strip(): int(count) for name, count in counts.items() if name.strip() in ("calls in", "incidents")
    } == {
        "calls in": CALLS,
        "incidents": CALLS,
    }
    assert (int(counts["closed"]), int(counts["errors"])) == (CALLS, 0)
    assert not Call.objects.exclude(state="ended").exists()
    assert not Incident.objects.exclude(state="closed").exists()
    assert not Assignment.objects.exclude(state__in=["clear", "aborted"]).exists()
    assert TriageSession.objects.filter(state="completed").exists()
    assert PositionHistory.objects.exists()


def test_without_a_server_it_says_how_to_start_one(log: Path, san_francisco_box: None) -> None:
    with pytest.raises(CommandError, match=r"No system answers at .* Start one with make demo"):
        replay(log, limit=1, base_url=f"http://127.0.0.1:{free_port()}")


def test_calls_of_another_city_are_refused(log: Path, san_francisco_box: None) -> None:
    City.objects.update(west=113.5, east=113.6, south=22.1, north=22.2, name="Macau")
    with pytest.raises(CommandError, match=r"The calls are not in Macau.*manage.py city import"):
        replay(log, limit=5)


def test_a_missing_log_is_one_clear_line(san_francisco_box: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.csv cannot be read: No such file or directory\.$"):
        replay(tmp_path / "none.csv")


def test_outside_a_demo_it_makes_no_accounts(log: Path, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="only with DEMO=1"):
        replay(log)
