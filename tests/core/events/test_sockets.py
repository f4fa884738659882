"""Desks and tablets on real processes: who may listen, what they get, and how it ends."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from core.accounts.models import AccessToken
from core.accounts.roles import Role
from fleet.units.services import unit_tablet_revoke
from tests.core.events.writing import tell
from tests.fixtures.live import Stage
from tests.fixtures.room import Room
from tests.fixtures.sockets import Client, cookie_of, open_desk, open_socket, open_tablet


def test_an_event_reaches_the_desks_of_the_centre_and_the_tablet_of_its_unit(live: Stage, committed_room: Room) -> None:
    unit, other = committed_room.units
    with (
        open_desk(live, cookie_of(committed_room, Role.DISPATCHER)) as desk,
        open_tablet(live, committed_room, unit) as tablet,
        open_tablet(live, committed_room, other) as bystander,
    ):
        tell(committed_room, 7, unit)
        assert desk.until_seq(1) == tablet.until_seq(1) == [1]
        assert desk.events == tablet.events
        event = desk.events[0]
        assert (event["type"], event["entity"], event["id"], event["version"]) == ("unit.noted", "unit", unit.pk, 7)
        assert event["data"] == {"id": unit.pk, "version": 7}
        assert event["actor"] == {"kind": "system", "label": "test"}
        bystander.first("heartbeat")
        assert bystander.events == []


def test_a_hello_is_answered_with_the_stream_and_its_head(live: Stage, committed_room: Room) -> None:
    with open_desk(live, cookie_of(committed_room, Role.DISPATCHER)) as desk:
        welcome = desk.first("welcome")
        assert (welcome["stream"], welcome["head"]) == (f"centre:{committed_room.centre.pk}", 0)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CALL_TAKER, Role.DISPATCHER, Role.DUTY_MANAGER}))
def test_a_person_without_a_desk_is_shown_out(live: Stage, committed_room: Room, role: str) -> None:
    with open_desk(live, cookie_of(committed_room, role)) as desk:
        assert desk.close_code() == 4403
        assert [frame["code"] for frame in desk.frames] == ["not_allowed"]


def test_somebody_who_is_not_signed_in_is_shown_out(live: Stage, committed_room: Room) -> None:
    tell(committed_room, 1)
    with open_desk(live, "sessionid=made-up") as desk, open_socket(live, "/ws/crew") as tablet:
        tablet.send(t="hello", token="made-up", last_seq=0)
        assert desk.close_code() == tablet.close_code() == 4401
        assert [frame["code"] for frame in desk.frames + tablet.frames] == ["not_signed_in"] * 2


def test_nothing_is_told_before_hello(live: Stage, committed_room: Room) -> None:
    with open_socket(live, "/ws/crew") as tablet:
        tablet.send(t="position", lon=1, lat=1)
        assert tablet.close_code() == 4401


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"a":1}', "\x00", '{"t":"hello","token":{}}'])
def test_what_is_not_a_message_ends_the_socket(live: Stage, committed_room: Room, text: str) -> None:
    with open_socket(live, "/ws/crew") as tablet:
        tablet.connection.send(text)
        assert tablet.close_code() in {4400, 4401}


def test_a_page_of_another_site_gets_no_socket(live: Stage, committed_room: Room) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Origin": "https://elsewhere.example"}
    assert httpx.get(f"{live.url}/ws/desk", headers=upgrade | key).status_code == 403


def test_another_centre_hears_nothing(live: Stage, committed_room: Room, neighbour: Room) -> None:
    with open_desk(live, cookie_of(neighbour, Role.DISPATCHER)) as desk:
        desk.first("welcome")
        tell(committed_room, 1)
        desk.first("heartbeat")
        assert desk.events == []


def test_a_revoked_token_closes_the_socket_at_once(live: Stage, committed_room: Room) -> None:
    unit = committed_room.units[0]
    with open_tablet(live, committed_room, unit) as tablet:
        tablet.first("welcome")
        token = AccessToken.objects.get(subject_id=unit.pk, kind="unit")
        unit_tablet_revoke(committed_room.actor(Role.DUTY_MANAGER), unit_id=unit.pk, token_id=token.pk)
        assert tablet.close_code(within_s=3) == 4401
    with open_tablet(live, committed_room, unit) as again:
        assert again.close_code() == 4401


@pytest.mark.slow
def test_signing_out_and_losing_a_role_close_the_socket(live: Stage, committed_room: Room) -> None:
    leaver, moved = committed_room.client(Role.DISPATCHER), committed_room.people[Role.CALL_TAKER]
    cookie = f"sessionid={leaver.cookies['sessionid'].value}"
    with open_desk(live, cookie) as desk, open_desk(live, cookie_of(committed_room, Role.CALL_TAKER)) as other:
        desk.first("welcome")
        other.first("welcome")
        leaver.logout()
        moved.roles = [Role.AUDITOR]
        moved.save()
        assert (desk.close_code(within_s=20), other.close_code(within_s=20)) == (4401, 4403)


def test_a_ping_is_answered_with_the_head(live: Stage, committed_room: Room) -> None:
    with open_tablet(live, committed_room, committed_room.units[0]) as tablet:
        tablet.first("welcome")
        tablet.send(t="ping")
        assert tablet.first("heartbeat", within_s=2)["head"] == 0


@pytest.mark.slow
def test_two_hundred_sockets_open_at_once_and_all_hear(live: Stage, committed_room: Room) -> None:
    unit = committed_room.units[0]
    with ThreadPoolExecutor(max_workers=50) as hands:
        tablets = list(hands.map(lambda _: open_tablet(live, committed_room, unit), range(200)))
        tell(committed_room, 1)
        assert [tablet.until_seq(1, within_s=30) for tablet in tablets] == [[1]] * 200
        list(hands.map(Client.leave, tablets))
