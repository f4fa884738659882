"""The relay numbers committed events without gaps, stream by stream, and sends them to the streams' groups.

A cursor over the primary key would lose an event whose transaction commits late; the outbox does not, because it is
looked through for whatever has no number yet. Killing the relay anywhere loses nothing: before the commit the events
are still in the outbox, after it they are in the stream, where sockets find them (docs/events.md).
"""

from collections import defaultdict
from collections.abc import Mapping

from django.db import connection, transaction

from core.events.models import Event, Stream, StreamEntry, Unnumbered
from core.events.selectors import Entry, entry_text

Numbered = Mapping[str, list[Entry]]


def number_batch(limit: int) -> Numbered:
    """Number up to `limit` events that have none, oldest first. Returns the new entries by stream."""
    with transaction.atomic():
        waiting = list(Unnumbered.objects.order_by("pk").select_for_update()[:limit].values_list("pk", flat=True))
        if not waiting:
            return {}
        by_id = Event.objects.in_bulk(waiting)
        by_stream: dict[str, list[Event]] = defaultdict(list)
        for event_id in waiting:
            for stream in by_id[event_id].streams:
                by_stream[stream].append(by_id[event_id])
        heads = _advance_heads({stream: len(events) for stream, events in by_stream.items()})
        numbered = {
            stream: list(enumerate(events, start=heads[stream] - len(events) + 1))
            for stream, events in by_stream.items()
        }
        StreamEntry.objects.bulk_create(
            StreamEntry(stream=stream, seq=seq, event=event)
            for stream, entries in numbered.items()
            for seq, event in entries
        )
        Unnumbered.objects.filter(pk__in=waiting).delete()
    return {
        stream: [(seq, event.type, entry_text(seq, event)) for seq, event in entries]
        for stream, entries in numbered.items()
    }


def _advance_heads(counts: Mapping[str, int]) -> dict[str, int]:
    """Count each stream's head up and return the new heads. Streams are locked in the order of their names."""
    names = sorted(counts)
    Stream.objects.bulk_create([Stream(name=name) for name in names], ignore_conflicts=True)
    locked = list(Stream.objects.filter(pk__in=names).order_by("pk").select_for_update())
    for stream in locked:
        stream.head += counts[stream.name]
    Stream.objects.bulk_update(locked, ["head"])
    return {stream.name: stream.head for stream in locked}


LEADER_LOCK = 0x6A69_7568  # "jiuh"; advisory locks are per database


def try_to_lead() -> bool:
    """Take the leader's advisory lock on this connection, or say that another relay has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LEADER_LOCK])
        return bool(cursor.fetchone()[0])
