"""Every kind of frame that a real socket sends, against the schema."""

from typing import Any

import pytest

from core import clock
from core.accounts.roles import Role
from dispatch.board.frames import FRAMES
from fleet.avl.fixes import Fix
from fleet.avl.services import positions_store
from tests.contracts.replies import component_errors
from tests.fixtures import flow
from tests.fixtures.live import Stage
from tests.fixtures.room import Room
from tests.fixtures.sockets import cookie_of, open_desk, open_tablet

PLACE = {"lon": -123.1, "lat": 49.25, "datum": "wgs84", "accuracy_m": 5, "heading": None, "speed_mps": None}


@pytest.mark.slow
def test_every_frame_is_as_the_schema_says(live: Stage, committed_room: Room) -> None:
    room = committed_room
    unit, other = room.units
    now = clock.now()
    positions_store(room.tablet(other), [Fix(other.pk, -123.1, 49.25, fixed_at=now, received_at=now)])
    with (
        open_desk(live, cookie_of(room, Role.DISPATCHER)) as desk,
        open_desk(live, cookie_of(room, Role.CALL_TAKER), last_seq=999) as ahead,
        open_tablet(live, room, unit) as tablet,
    ):
        flow.offered(room, unit)
        tablet.send(t="position", id="a", fixed_at=now.isoformat(), **PLACE)
        tablet.send(t="position", id="b", fixed_at="yesterday", **PLACE)
        tablet.send(t="ping")
        for kind in ("welcome", "events", "position_ack", "error", "heartbeat"):
            tablet.first(kind)
        desk.first("positions")
        ahead.first("resync")
        frames: list[dict[str, Any]] = [*desk.frames, *ahead.frames, *tablet.frames]
    assert [errors for frame in frames if (errors := component_errors(_component(frame), frame))] == []
    assert {_component(frame) for frame in frames} == {frame.__name__ for frame in FRAMES}


def _component(frame: dict[str, Any]) -> str:
    return "".join(word.title() for word in frame["t"].split("_")) + "Frame"
