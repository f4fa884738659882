"""From level and place being known until the system's own offer is committed: 500 units, a real worker, a busy sweep.

Then the same by the sweep's standby alone, as when Redis is gone.
"""

import random
import time
from datetime import timedelta
from uuid import uuid4

from django.conf import settings

from cad.geo.models import Intersection
from cad.incidents.models import Incident
from core.actors import Actor
from core.clock import now
from dispatch.assignments.claim import assignment_offer
from dispatch.assignments.models import Assignment
from dispatch.automatic.models import AutomaticRun
from dispatch.automatic.services import automatic_switch
from dispatch.recommendation.services import recommendation_make
from dispatch.sla.models import Policy, SweepBeat
from dispatch.sla.policies import policies_seed
from tests.bench.cities import VANCOUVER, served, vancouver
from tests.bench.database import running
from tests.bench.recommendation import Spot, crowd, timed
from tests.bench.rows import Row, percentile
from tests.bench.sweep import clocks_at_once, incidents_at_once, wait_for_sweep
from tests.fixtures.flow import awaiting
from tests.fixtures.live import Stage
from tests.fixtures.room import Room, make_room

TIMES, ALONE, WARM, CLOCKS, WITHIN_S = 60, 30, 5, 1_000, 60.0
TARGET_S, ALONE_TARGET_S = 2.0, 3.0
GIVE_UP_S = 15.0


def measure(seed: int) -> list[Row]:
    """P95 and the longest, beside a ranking and an offer made at once in one process."""
    if not VANCOUVER.exists():
        return [Row("automatic offer, P95", float("nan"), "s", TARGET_S, note=f"not measured: no {VANCOUVER.name}")]
    chance = random.Random(seed)
    with vancouver() as city, served(city):
        room = make_room("M")
        policies_seed(room.centre)
        corners = [(corner.point.x, corner.point.y) for corner in Intersection.objects.filter(city=city)]
        crowd(room, corners, chance)
        floor = (
            percentile([timed(lambda: _by_hand(room, chance.choice(corners))) for _ in range(WARM * 2)], 0.95) / 1_000
        )
        automatic_switch(Actor.system("bench"), centre_id=room.centre.pk, level="R1", on=True)
        with running(
            OSRM_URL=settings.OSRM_URL, OSRM_PLAIN_URL=settings.OSRM_PLAIN_URL, CITY_DATA=str(settings.CITY_DATA)
        ) as stage:
            _start_celery(stage)
            _keep_sweep_busy(room, chance)
            by_worker = _offers(room, corners, chance, TIMES)
            for name in ("beat", "worker"):
                stage.stop_all(name)
            _start_standby(stage)
            alone = _offers(room, corners, chance, ALONE)
    note = "floor: a ranking and an offer at once, P95"
    return [
        Row("automatic offer, 500 units, P95", percentile(by_worker, 0.95), "s", TARGET_S, floor, note),
        Row("automatic offer, 500 units, longest", max(by_worker), "s", None, floor, f"{CLOCKS} clocks due meanwhile"),
        Row("automatic offer without Celery, P95", percentile(alone, 0.95), "s", ALONE_TARGET_S, floor, note),
    ]


def _by_hand(room: Room, spot: Spot) -> None:
    incident = awaiting(room, lon=spot[0], lat=spot[1])
    ranking = recommendation_make(room.dispatcher, incident_id=incident.pk)
    assignment_offer(
        room.dispatcher,
        incident_id=incident.pk,
        unit_id=ranking.units[0]["unit"],
        client_uuid=uuid4(),
        recommendation_id=ranking.pk,
    )


def _offers(room: Room, corners: list[Spot], chance: random.Random, times: int) -> list[float]:
    """Seconds for each of so many arrests at corners of the city, one after the other; the first ones warm up."""
    took = []
    for _ in range(WARM + times):
        lon, lat = chance.choice(corners)
        took.append(_until_offered(awaiting(room, lon=lon, lat=lat)))
        time.sleep(chance.uniform(0, 0.5))  # anywhere between two sweeps
    return took[WARM:]


def _until_offered(incident: Incident) -> float:
    known = incident.dispatch_opened_at or now()
    while not Assignment.objects.filter(incident=incident, sent_by="automatic").exists():
        if now() - known > timedelta(seconds=GIVE_UP_S):
            run = AutomaticRun.objects.get(incident=incident)
            raise RuntimeError(f"Nothing was offered: {run.state} {run.reason}.")
        time.sleep(0.005)
    return (now() - known).total_seconds()


def _start_celery(stage: Stage) -> None:
    for queue in ("urgent", "sending"):  # as a room has them
        worker = [
            "-Q",
            queue,
            "-n",
            f"{queue}@bench",
            "-c",
            "1",
            "-l",
            "WARNING",
            "--without-gossip",
            "--without-mingle",
        ]
        stage.start("worker", "celery", "-A", "config", "worker", *worker)
    stage.start("beat", "celery", "-A", "config", "beat", "-l", "WARNING", "-s", str(stage.folder / "beat"))
    wait_for_sweep()


def _start_standby(stage: Stage) -> None:
    celery = SweepBeat.objects.get().by
    stage.start("standby", "django", "sweep")
    until = time.monotonic() + 60
    while SweepBeat.objects.get().by == celery:
        if time.monotonic() > until:
            raise RuntimeError("The standby swept nothing.")
        time.sleep(0.1)


def _keep_sweep_busy(room: Room, chance: random.Random) -> None:
    policy = Policy.objects.get(centre=room.centre, stage="response", level="R1")
    begin = now()
    dues = [begin + timedelta(seconds=chance.uniform(0, WITHIN_S)) for _ in range(CLOCKS)]
    clocks_at_once(room, policy, incidents_at_once(room, CLOCKS), dues)
