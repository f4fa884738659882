"""The log itself: what the relay numbers, and that nothing is left out."""

import threading
from collections import defaultdict

import pytest
from django.db import DatabaseError, connection, transaction

from core.actions import action
from core.actors import Actor
from core.events.models import Event, StreamEntry, Unnumbered
from core.events.relay import number_batch
from core.events.selectors import entries_after, stream_head
from tests.core.events.writing import tell, tell_many, tell_within
from tests.fixtures.room import Room

SYSTEM = Actor.system("test")


def test_an_event_outside_a_transaction_is_refused(committed_room: Room) -> None:
    with pytest.raises(RuntimeError, match="transaction of the change"):
        tell_within(committed_room, 1)
    assert not Event.objects.exists()


def test_an_action_that_fails_tells_nothing(committed_room: Room) -> None:
    def fail() -> None:
        with action(SYSTEM):
            tell_within(committed_room, 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Event.objects.exists()
    assert number_batch(10) == {}


def test_events_are_written_once(committed_room: Room) -> None:
    tell(committed_room, 1)
    number_batch(10)
    for table in ("events_event", "events_streamentry"):
        with (
            pytest.raises(DatabaseError, match="Cannot update or delete"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table}")


def test_a_transaction_that_commits_late_loses_nothing_and_a_cursor_over_the_key_would(committed_room: Room) -> None:
    written, go_on = threading.Event(), threading.Event()

    def slow_writer() -> None:
        with action(SYSTEM):
            tell_within(committed_room, 1)
            written.set()
            go_on.wait(10)
        connection.close()

    slow = threading.Thread(target=slow_writer)
    slow.start()
    assert written.wait(10)
    tell(committed_room, 2)

    cursor = Event.objects.order_by("pk").last()
    assert cursor is not None
    assert cursor.version == 2
    number_batch(10)
    go_on.set()
    slow.join()
    number_batch(10)

    stream = f"centre:{committed_room.centre.pk}"
    told = list(StreamEntry.objects.filter(stream=stream).order_by("seq").values_list("seq", "event__version"))
    assert told == [(1, 2), (2, 1)]
    # The control: a reader that keeps the highest key it saw never comes to the event that was committed late.
    assert list(Event.objects.filter(pk__gt=cursor.pk)) == []
    assert Event.objects.filter(version=1, pk__lt=cursor.pk).exists()


def test_streams_have_no_gaps_under_eight_writers(committed_room: Room) -> None:
    each, units = 25, committed_room.units
    done = threading.Event()

    def writer(number: int) -> None:
        for n in range(each):
            tell(committed_room, n + 1, units[number % 2])
        connection.close()

    def relay() -> None:
        while not done.is_set() or Unnumbered.objects.exists():
            number_batch(7)
        connection.close()

    writers = [threading.Thread(target=writer, args=(n,)) for n in range(8)]
    relays = [threading.Thread(target=relay)]
    for thread in [*writers, *relays]:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    relays[0].join()

    seqs = defaultdict(list)
    for stream, seq in StreamEntry.objects.order_by("seq").values_list("stream", "seq"):
        seqs[stream].append(seq)
    assert seqs == {
        f"centre:{committed_room.centre.pk}": list(range(1, 8 * each + 1)),
        f"unit:{units[0].pk}": list(range(1, 4 * each + 1)),
        f"unit:{units[1].pk}": list(range(1, 4 * each + 1)),
    }
    assert {stream: stream_head(stream) for stream in seqs} == {stream: len(found) for stream, found in seqs.items()}
    assert StreamEntry.objects.values("stream", "event").distinct().count() == StreamEntry.objects.count()


def test_entries_are_read_in_order_in_pieces(committed_room: Room) -> None:
    tell_many(committed_room, range(1, 8))
    number_batch(100)
    stream = f"centre:{committed_room.centre.pk}"
    assert [seq for seq, _, _ in entries_after(stream, 0, 3)] == [1, 2, 3]
    assert [seq for seq, _, _ in entries_after(stream, 3, 100)] == [4, 5, 6, 7]
    assert entries_after(stream, 7, 100) == []
    assert stream_head("centre:0") == 0
