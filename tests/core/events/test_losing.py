"""Nothing is lost when something breaks: the relay, Redis, the network, a slow server process."""

import signal
import time
from typing import Any

import pytest

from core.accounts.roles import Role
from core.events.models import StreamEntry, Unnumbered
from core.events.selectors import stream_head
from tests.core.events.writing import tell, tell_many
from tests.fixtures.live import Stage, free_port, wait_until
from tests.fixtures.room import Room
from tests.fixtures.sockets import cookie_of, open_desk, open_tablet

pytestmark = pytest.mark.slow

PATIENCE_S = 60.0  # with a machine that does much else; how quick it is stands in `make bench`


def centre_stream(room: Room) -> str:
    return f"centre:{room.centre.pk}"


def with_own_redis(stage: Stage) -> int:
    port = free_port()
    stage.environ["REDIS_URL"] = f"redis://127.0.0.1:{port}/0"
    return port


def test_a_relay_killed_between_numbering_and_sending_loses_nothing(stage: Stage, committed_room: Room) -> None:
    """The relay is held in the send itself: its Redis is stopped, so the numbers are committed and nothing is sent."""
    redis_port = with_own_redis(stage)
    redis = stage.start_redis(redis_port)
    stage.start_daphne()
    relay = stage.start_relay()
    with open_desk(stage, cookie_of(committed_room, Role.DISPATCHER)) as desk:
        tell(committed_room, 1)
        desk.until_seq(1)
        redis.signal(signal.SIGSTOP)
        tell(committed_room, 2)
        wait_until(lambda: stream_head(centre_stream(committed_room)) == 2, PATIENCE_S, "numbering")
        relay.kill()
        redis.signal(signal.SIGCONT)
        assert desk.until_seq(2) == [1, 2]
        stage.start_relay()
        tell(committed_room, 3)
        assert desk.until_seq(3) == [1, 2, 3]


def test_events_written_while_no_relay_runs_are_told_when_one_does(stage: Stage, committed_room: Room) -> None:
    stage.start_daphne()
    with open_desk(stage, cookie_of(committed_room, Role.DISPATCHER)) as desk:
        desk.first("welcome")
        tell_many(committed_room, range(1, 31))
        assert Unnumbered.objects.count() == 30
        stage.start_relay()
        assert desk.until_seq(30) == list(range(1, 31))


def test_while_no_relay_runs_every_screen_is_told_that_it_is_late_and_when_that_is_over(
    stage: Stage, committed_room: Room
) -> None:
    stage.environ["SOCKET_HEARTBEAT_S"] = "60"
    stage.start_daphne()
    with open_desk(stage, cookie_of(committed_room, Role.DISPATCHER)) as desk:
        desk.first("welcome")
        tell(committed_room, 1)
        assert desk.first("heartbeat", within_s=15)["late"] is True
        stage.start_relay()
        assert desk.until_seq(1) == [1]
        desk.until(lambda client: client.of("heartbeat")[-1]["late"] is False, 15)


def test_two_relays_have_one_leader_and_the_other_takes_over_when_it_dies(stage: Stage, committed_room: Room) -> None:
    first = stage.start_relay()
    second = stage.start_relay(leads=False)
    tell_many(committed_room, range(1, 6))
    wait_until(lambda: stream_head(centre_stream(committed_room)) == 5, PATIENCE_S, "numbering")
    assert "relay leads" not in second.said()
    first.kill()
    tell_many(committed_room, range(6, 11))
    wait_until(lambda: "relay leads" in second.said(), 15, "take-over")
    wait_until(lambda: stream_head(centre_stream(committed_room)) == 10, PATIENCE_S, "numbering by the second")
    seqs = StreamEntry.objects.filter(stream=centre_stream(committed_room)).order_by("seq")
    assert list(seqs.values_list("seq", "event__version")) == [(n, n) for n in range(1, 11)]


def test_redis_overflowing_ends_in_a_replay(stage: Stage, committed_room: Room) -> None:
    """A server process that does not read is cut off by Redis with what was unread; afterwards it has everything."""
    redis = stage.start_redis(with_own_redis(stage), "--client-output-buffer-limit", "pubsub 64kb 0 0")
    daphne = stage.start_daphne()
    stage.start_relay()
    assert redis.runs
    with open_desk(stage, cookie_of(committed_room, Role.DISPATCHER)) as desk:
        tell(committed_room, 1)
        desk.until_seq(1)
        daphne.signal(signal.SIGSTOP)
        tell_many(committed_room, range(2, 1202))
        wait_until(lambda: stream_head(centre_stream(committed_room)) == 1201, PATIENCE_S, "numbering")
        time.sleep(0.5)
        daphne.signal(signal.SIGCONT)
        assert desk.until_seq(1201, within_s=PATIENCE_S) == list(range(1, 1202))
        tell(committed_room, 1202)
        assert desk.until_seq(1202) == list(range(1, 1203))


def test_redis_restarted_under_load_loses_nothing(stage: Stage, committed_room: Room) -> None:
    redis_port = with_own_redis(stage)
    redis = stage.start_redis(redis_port)
    stage.start_daphne()
    stage.start_relay()
    with open_desk(stage, cookie_of(committed_room, Role.DISPATCHER)) as desk:
        tell_many(committed_room, range(1, 101))
        redis.kill()
        tell_many(committed_room, range(101, 201))
        assert desk.until_seq(200) == list(range(1, 201))
        with open_tablet(stage, committed_room, committed_room.units[0]) as tablet:
            assert tablet.until_seq(200) == list(range(1, 201))
            stage.start_redis(redis_port)
            tell_many(committed_room, range(201, 301))
            assert desk.until_seq(300) == tablet.until_seq(300) == list(range(1, 301))


def test_a_cut_socket_gets_what_it_missed_by_its_last_number(live: Stage, committed_room: Room) -> None:
    cookie = cookie_of(committed_room, Role.DISPATCHER)
    desk = open_desk(live, cookie)
    tell_many(committed_room, range(1, 6))
    desk.until_seq(5)
    desk.cut()
    tell_many(committed_room, range(6, 21))
    with open_desk(live, cookie, last_seq=5) as again:
        assert again.until_seq(20) == list(range(6, 21))
        tell(committed_room, 21)
        assert again.until_seq(21) == list(range(6, 22))


@pytest.mark.parametrize("last_seq", [None, -1, 4, "3", 10**15, True, [3]])
def test_a_socket_that_names_no_known_number_is_sent_to_the_snapshot(
    live: Stage, committed_room: Room, last_seq: Any
) -> None:
    tell_many(committed_room, range(1, 4))
    wait_until(lambda: stream_head(centre_stream(committed_room)) == 3, PATIENCE_S, "numbering")
    with open_desk(live, cookie_of(committed_room, Role.DISPATCHER), last_seq=last_seq) as desk:
        assert desk.first("resync")["head"] == 3
        desk.send(t="hello", last_seq=3)
        tell(committed_room, 4)
        assert desk.until_seq(4) == [4]


def test_a_socket_behind_by_more_than_the_limit_is_sent_to_the_snapshot(stage: Stage, committed_room: Room) -> None:
    stage.environ["SOCKET_REPLAY_LIMIT"] = "10"
    stage.start_daphne()
    stage.start_relay()
    tell_many(committed_room, range(1, 12))
    wait_until(lambda: stream_head(centre_stream(committed_room)) == 11, PATIENCE_S, "numbering")
    cookie = cookie_of(committed_room, Role.DISPATCHER)
    with open_desk(stage, cookie, last_seq=0) as far, open_desk(stage, cookie, last_seq=1) as near:
        assert far.first("resync")["head"] == 11
        assert near.until_seq(11) == list(range(2, 12))
        assert far.events == []
