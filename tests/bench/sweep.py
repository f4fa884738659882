"""10,000 clocks run and 1,000 come due within a minute: how late each is told, by a real Celery worker and beat."""

import bisect
import random
import time
from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connection

from cad.incidents.models import Incident
from core.clock import now
from core.events.models import Event
from dispatch.sla.models import Clock, Policy, SweepBeat
from dispatch.sla.policies import policies_seed
from dispatch.sla.selectors import clocks_due
from dispatch.sla.telling import clock_tell
from tests.bench.database import running
from tests.bench.rows import Row, percentile
from tests.fixtures.room import Room, make_room

RUNNING, DUE, WITHIN_S, LEAD_S = 10_000, 1_000, 60.0, 10.0
TARGET_S = 2.0
WARM = 200


def measure(seed: int) -> list[Row]:
    """How late the clocks were told beside how late the sweeps' own beat makes them; and what telling one takes."""
    room = make_room("S")
    policies_seed(room.centre)
    policy = Policy.objects.get(centre=room.centre, stage="response", level="R1")
    with running() as stage:
        # Processes, as it runs for a centre; threads of one process would share one core.
        worker = ["-Q", "urgent,sending,bulk", "-c", "2", "-l", "WARNING", "--without-gossip", "--without-mingle"]
        stage.start("worker", "celery", "-A", "config", "worker", *worker)
        stage.start("beat", "celery", "-A", "config", "beat", "-l", "WARNING", "-s", str(stage.folder / "beat"))
        wait_for_sweep()
        chance = random.Random(seed)
        incidents = incidents_at_once(room, RUNNING)
        later = [now() + timedelta(hours=chance.uniform(1, 3)) for _ in range(RUNNING - DUE)]
        clocks_at_once(room, policy, incidents[DUE:], later)
        begin = now() + timedelta(seconds=LEAD_S)
        soon = [begin + timedelta(seconds=chance.uniform(0, WITHIN_S)) for _ in range(DUE)]
        clocks_at_once(room, policy, incidents[:DUE], soon)
        if now() > begin:
            raise RuntimeError("Writing the clocks took longer than their lead.")
        sweeps = _watch_sweeps(max(soon) + timedelta(seconds=TARGET_S + 3))
    return [*_lateness(soon, sweeps), *_one(room, policy)]


def incidents_at_once(room: Room, count: int) -> list[Incident]:
    """Written at once, like the clocks: only their sweep is measured."""
    at = now()
    numbers = [uuid4() for _ in range(count)]
    return Incident.objects.bulk_create(
        Incident(centre=room.centre, client_uuid=key, number=key.hex[:20], opened_at=at, answered_at=at)
        for key in numbers
    )


def clocks_at_once(room: Room, policy: Policy, incidents: list[Incident], dues: list[datetime]) -> None:
    """Running response clocks, each about an incident of its own."""
    Clock.objects.bulk_create(
        Clock(
            centre=room.centre,
            stage="response",
            level="R1",
            incident=incident,
            policy=policy,
            started_at=due - timedelta(seconds=policy.limit_s or 0),
            due_at=due,
            next_at=due,
        )
        for incident, due in zip(incidents, dues, strict=True)
    )


def wait_for_sweep(within_s: float = 60.0) -> None:
    until = time.monotonic() + within_s
    while not SweepBeat.objects.exists():
        if time.monotonic() > until:
            raise RuntimeError("Celery swept nothing.")
        time.sleep(0.1)


def _watch_sweeps(until: datetime) -> list[datetime]:
    """When sweeps looked for what is due, seen often enough to miss hardly one."""
    seen: list[datetime] = []
    while now() < until:
        began = SweepBeat.objects.get().last_ran_at
        if not seen or began != seen[-1]:
            seen.append(began)
        time.sleep(0.05)
    return seen


def _lateness(soon: list[datetime], sweeps: list[datetime]) -> list[Row]:
    told = Event.objects.filter(type="clock.breached").values_list("entity_id", "occurred_at", "recorded_at")
    late = [(recorded - due).total_seconds() for _, due, recorded in told]
    times = Counter(clock_id for clock_id, _, _ in told)
    beats = sorted(sweeps)
    # A sweep that told in no time at all would still look up to a second after the limit.
    bare = [(beats[bisect.bisect_left(beats, due)] - due).total_seconds() for due in soon if due <= beats[-1]]
    of = f"{DUE} of {RUNNING} clocks due within {WITHIN_S:.0f} s"
    return [
        Row("sweep: lateness, median", percentile(late, 0.5), "s", None, percentile(bare, 0.5), of),
        Row("sweep: lateness, P95", percentile(late, 0.95), "s", TARGET_S, percentile(bare, 0.95), of),
        Row("sweep: lateness, largest", max(late), "s", TARGET_S, max(bare), "floor: the sweep's next look"),
        Row("sweep: clocks told", len(times), "clocks", DUE, None, "exactly the target"),
        Row("sweep: told more than once", sum(count > 1 for count in times.values()), "clocks", 0),
    ]


def _one(room: Room, policy: Policy) -> list[Row]:
    """What telling one clock takes, with its alert and events, beside one committed UPDATE of a row."""
    at = now()
    clocks_at_once(room, policy, incidents_at_once(room, WARM), [at] * WARM)
    took, floor = [], []
    for clock in clocks_due(at, WARM):
        began = time.perf_counter()
        clock_tell(clock, now())
        took.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE sla_clock SET version = version + 1 WHERE id = %s", [clock.pk])
        floor.append((time.perf_counter() - began) * 1000)
    note = "floor: one committed UPDATE"
    return [Row("sweep: telling one clock, P95", percentile(took, 0.95), "ms", None, percentile(floor, 0.95), note)]
