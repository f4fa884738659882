"""Which open incidents a call is about, while 500 are open: asked anew with what is typed."""

import random
import time
from datetime import timedelta
from uuid import uuid4

from django.contrib.gis.geos import Point

from cad.calls.taking import call_answer
from cad.incidents.models import Incident
from cad.matching.selectors import matches_of_call
from core.clock import now
from tests.bench.rows import Row, percentile
from tests.fixtures.flow import located, ringing
from tests.fixtures.room import Room, make_room

OPEN, ASKED, LIMIT_MS = 500, 200, 30
LON, LAT, SPREAD = -123.11, 49.26, 0.1
SAID = ("老人摔倒 意识清楚", "胸痛 出汗", "车祸 两人受伤", "呼吸困难", "大面积烧伤", "昏迷 叫不醒")


def measure(seed: int) -> list[Row]:
    room, chance = make_room("M"), random.Random(seed)
    Incident.objects.bulk_create(_open(room, chance) for _ in range(OPEN))
    call = call_answer(room.call_taker, call_id=ringing(room, number="13900000001").pk)
    located(room, number="13900000001", lon=LON, lat=LAT, radius_m=50.0)
    found, floor = [], []
    for _ in range(ASKED):
        began = time.perf_counter()
        matches_of_call(room.call_taker, call.pk, words=chance.choice(SAID))
        found.append((time.perf_counter() - began) * 1_000)
        began = time.perf_counter()
        list(Incident.objects.filter(centre=room.centre).values_list("pk", "complaint"))
        floor.append((time.perf_counter() - began) * 1_000)
    words = "floor: their keys and words, read"
    return [
        Row(f"same event, {OPEN} open, P95", percentile(found, 0.95), "ms", LIMIT_MS, percentile(floor, 0.95), words),
        Row(f"same event, {OPEN} open, median", percentile(found, 0.5), "ms", None, percentile(floor, 0.5)),
    ]


def _open(room: Room, chance: random.Random) -> Incident:
    key, at = uuid4(), now() - timedelta(minutes=chance.uniform(0, 90))
    spot = Point(LON + chance.uniform(-SPREAD, SPREAD), LAT + chance.uniform(-SPREAD, SPREAD), srid=4326)
    return Incident(
        centre=room.centre,
        client_uuid=key,
        number=key.hex[:20],
        level=chance.choice(("R1", "R2", "R3", "R4")),
        complaint=chance.choice(SAID),
        callback_number=f"138{chance.randrange(10**8):08}",
        place_point=spot,
        place_radius_m=20.0,
        opened_at=at,
        answered_at=at,
    )
