"""The next call for a seat, while 300 ring and four seats take at once."""

import threading
import time
from uuid import uuid4

from django.db import connection

from cad.calls.taking import call_answer, call_next
from core.actors import Actor
from tests.bench.rows import Row, percentile
from tests.fixtures.flow import ringing
from tests.fixtures.room import Room, make_room

RINGING, SEATS, EACH = 300, 4, 50
LIMIT_MS = 100


def measure(seed: int) -> list[Row]:
    room = make_room("N")
    calls = [ringing(room, number=f"139{n:08}").pk for n in range(RINGING)]
    taken: list[int] = []
    times = _at_once(room, taken)
    if sorted(taken) != sorted(calls[: SEATS * EACH]):
        raise RuntimeError("a call was taken twice or out of its turn")
    return [
        Row(
            "next call, P95", percentile(times, 0.95), "ms", LIMIT_MS, percentile(_answers(room), 0.95), "floor: answer"
        ),
        Row("next call, median", percentile(times, 0.5), "ms"),
    ]


def _at_once(room: Room, taken: list[int]) -> list[float]:
    times: list[float] = []

    def sit(actor: Actor) -> None:
        for _ in range(EACH):
            began = time.perf_counter()
            call, _ = call_next(actor, client_uuid=uuid4(), park=True)
            times.append((time.perf_counter() - began) * 1000)
            taken.append(call.pk)
        connection.close()

    seats = [threading.Thread(target=sit, args=[actor]) for actor in _seats(room)]
    for seat in seats:
        seat.start()
    for seat in seats:
        seat.join()
    return times


def _seats(room: Room) -> list[Actor]:
    return [room.actor(role) for role in ("call_taker", "duty_manager")] * (SEATS // 2)


def _answers(room: Room) -> list[float]:
    """The floor: a call that is named, answered by nobody else."""
    times = []
    for n in range(EACH):
        call = ringing(room, number=f"138{n:08}")
        began = time.perf_counter()
        call_answer(room.call_taker, call_id=call.pk)
        times.append((time.perf_counter() - began) * 1000)
    return times
