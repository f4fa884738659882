"""Worker, beat or Redis killed and started again; two beats; no Celery at all: no clock lost, none told twice.

Real processes on the test's own database, with a Redis of their own.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from cad.calls.services import call_register
from core.clock import now
from core.events.models import Event
from dispatch.sla.models import Clock, SweepBeat
from dispatch.sla.policies import policies_seed
from tests.fixtures.live import Process, Stage, free_port, wait_until
from tests.fixtures.room import Room, make_room

pytestmark = pytest.mark.slow

CALLS = 40
FIRST_S, LAST_S = 1.0, 10.0
# A worker looks for a lost Redis again after 2, 4, 6 … seconds.
TOLD_WITHIN_S = 45.0


@pytest.fixture
def watched(stage: Stage) -> Room:
    """A room whose clocks are swept by Celery, with a Redis that this test may kill."""
    stage.environ |= {"REDIS_URL": f"redis://127.0.0.1:{free_port()}/0"}
    stage.environ["CELERY_BROKER_URL"] = stage.environ["REDIS_URL"]
    redis(stage)
    room = make_room("K")
    policies_seed(room.centre)
    return room


def redis(stage: Stage) -> Process:
    return stage.start_redis(int(stage.environ["REDIS_URL"].rpartition(":")[2].partition("/")[0]))


def worker(stage: Stage) -> Process:
    arguments = ["-Q", "urgent,sending,bulk", "-c", "2", "-l", "INFO", "-P", "threads"]
    return stage.start("worker", "celery", "-A", "config", "worker", *arguments)


def beat(stage: Stage) -> Process:
    number = len(stage.processes)
    return stage.start(
        "beat", "celery", "-A", "config", "beat", "-l", "INFO", "-s", str(stage.folder / f"beat{number}")
    )


def ring(room: Room) -> None:
    """Calls whose limit is passed one after the other, from FIRST_S to LAST_S seconds from now."""
    for number in range(CALLS):
        due = now() + timedelta(seconds=FIRST_S + (LAST_S - FIRST_S) * number / CALLS)
        rang_at = due - timedelta(seconds=10)
        call_register(room.call_taker, client_uuid=uuid4(), number="1", source="telephony", rang_at=rang_at)


def swept_since(moment: Any) -> Callable[[], bool]:
    return lambda: SweepBeat.objects.filter(last_ran_at__gt=moment).exists()


def told_count() -> int:
    return Event.objects.filter(type="clock.breached").count()


def worst_lateness_s() -> float:
    times = Event.objects.filter(type="clock.breached").values_list("occurred_at", "recorded_at")
    return max((told - due).total_seconds() for due, told in times)


def all_told() -> None:
    """Every clock was told, once, though somebody was killed meanwhile."""
    wait_until(lambda: told_count() >= CALLS, TOLD_WITHIN_S, "telling every clock")
    swept = now()
    wait_until(swept_since(swept + timedelta(seconds=1)), TOLD_WITHIN_S, "another sweep")
    assert Clock.objects.filter(stage="answer", state="breached").count() == CALLS
    by_clock = Event.objects.filter(type="clock.breached").values_list("entity_id", flat=True)
    assert sorted(by_clock) == sorted(Clock.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("victim", ["worker", "beat", "redis"])
def test_killing_one_and_starting_it_again_loses_no_clock_and_tells_none_twice(
    watched: Room, stage: Stage, victim: str
) -> None:
    start = {"worker": worker, "beat": beat, "redis": redis}
    running = {"redis": stage.processes[0], "worker": worker(stage), "beat": beat(stage)}
    wait_until(swept_since(now()), 60, "the first sweep")
    ring(watched)
    wait_until(lambda: told_count() >= CALLS // 4, TOLD_WITHIN_S, "telling the first clocks")
    running[victim].kill()
    wait_until(lambda: now() > last_due() - timedelta(seconds=2), 30, "most clocks being due")
    assert told_count() < CALLS
    start[victim](stage)
    all_told()


def last_due() -> Any:
    return Clock.objects.order_by("-due_at").values_list("due_at", flat=True)[0]


def test_two_beats_by_mistake_tell_none_twice(watched: Room, stage: Stage) -> None:
    worker(stage)
    beat(stage)
    beat(stage)
    wait_until(swept_since(now()), 60, "the first sweep")
    ring(watched)
    all_told()


def test_without_redis_the_stand_by_takes_over_and_steps_back(watched: Room, stage: Stage) -> None:
    worker(stage)
    beat(stage)
    stage.start("standby", "django", "sweep")
    wait_until(swept_since(now()), 60, "the first sweep")
    ring(watched)
    stage.processes[0].kill()
    all_told()
    assert worst_lateness_s() < TOLD_WITHIN_S / 4
    redis(stage)
    standby = stage.processes[3]
    wait_until(lambda: not SweepBeat.objects.filter(by__endswith=f":{standby.pid}").exists(), 60, "stepping back")
