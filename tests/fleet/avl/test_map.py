"""From the tablet's socket to the desk's map, on real processes."""

from datetime import timedelta
from typing import Any

from core import clock
from core.accounts.roles import Role
from fleet.avl.selectors import latest_positions
from tests.fixtures.live import Stage
from tests.fixtures.room import Room
from tests.fixtures.sockets import Client, cookie_of, open_desk, open_tablet


def moved(client: Client, unit_id: int) -> list[list[Any]]:
    return [row for frame in client.of("positions") for row in frame["units"] if row[0] == unit_id]


def report(tablet: Client, ago_s: float = 0, **changes: Any) -> str:
    fixed_at = (clock.now() - timedelta(seconds=ago_s)).isoformat()
    fix = {"lon": -123.1, "lat": 49.26, "datum": "wgs84", "heading": 45, "fixed_at": fixed_at, **changes}
    tablet.send(t="position", **fix)
    return fixed_at


def test_a_position_is_acknowledged_once_stored_and_moves_the_unit_on_the_map(
    live: Stage, committed_room: Room, neighbour: Room
) -> None:
    unit = committed_room.units[0]
    with (
        open_desk(live, cookie_of(committed_room, Role.DISPATCHER)) as desk,
        open_desk(live, cookie_of(neighbour, Role.DISPATCHER)) as elsewhere,
        open_tablet(live, committed_room, unit) as tablet,
    ):
        assert desk.first("positions") == {"t": "positions", "full": True, "units": []}
        elsewhere.first("positions")
        fixed_at = report(tablet)
        assert tablet.first("position_ack") == {"t": "position_ack", "fixed_at": fixed_at}
        assert latest_positions([unit.pk])[unit.pk].fixed_at.isoformat() == fixed_at
        row = desk.until(lambda client: moved(client, unit.pk), within_s=5)[0]
        assert row[:5] == [unit.pk, -123.1, 49.26, 45.0, None]
        with open_desk(live, cookie_of(committed_room, Role.CALL_TAKER)) as late:
            assert late.first("positions") == {"t": "positions", "full": True, "units": [row]}
        report(tablet, ago_s=60, lon=-123.9)
        tablet.until(lambda client: len(client.of("position_ack")) == 2)
        newer = report(tablet, lon=-123.2)
        desk.until(lambda client: len(moved(client, unit.pk)) == 2, within_s=5)
        assert [row[1] for row in moved(desk, unit.pk)] == [-123.1, -123.2]
        assert newer > fixed_at
        assert moved(elsewhere, unit.pk) == []


def test_a_position_that_cannot_be_meant_is_refused_and_the_socket_lives_on(live: Stage, committed_room: Room) -> None:
    with open_tablet(live, committed_room, committed_room.units[0]) as tablet:
        tablet.first("welcome")
        fixed_at = report(tablet, lon=49.26, lat=-123.1)
        refusal = tablet.first("error")
        assert (refusal["code"], refusal["fixed_at"]) == ("coordinates_swapped", fixed_at)
        report(tablet)
        tablet.first("position_ack")
