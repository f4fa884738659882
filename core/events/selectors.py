"""Reading streams: entries after a number, heads, and what a snapshot is as of."""

from collections.abc import Iterable
from datetime import timedelta

from core import clock
from core.api.renderers import to_json
from core.events.models import Event, Stream, StreamEntry, Unnumbered

# One entry as it travels: its number, its type, and the JSON text that goes to the socket as it is.
Entry = tuple[int, str, str]


def entry_text(seq: int, event: Event) -> str:
    """The JSON of one entry, as every socket gets it."""
    return to_json(
        {
            "seq": seq,
            "type": event.type,
            "entity": event.entity,
            "id": event.entity_id,
            "version": event.version,
            "data": event.payload,
            "actor": {"kind": event.actor["kind"], "label": event.actor["label"]},
            "occurred_at": event.occurred_at,
            "recorded_at": event.recorded_at,
            "request_id": event.request_id,
        }
    ).decode()


def entries_after(stream: str, seq: int, limit: int) -> list[Entry]:
    """Up to `limit` entries of the stream that follow `seq`, in order."""
    rows = StreamEntry.objects.filter(stream=stream, seq__gt=seq).select_related("event").order_by("seq")[:limit]
    return [(row.seq, row.event.type, entry_text(row.seq, row.event)) for row in rows]


def stream_head(stream: str) -> int:
    """The number of the newest entry; 0 for a stream in which nothing happened yet."""
    return Stream.objects.filter(pk=stream).values_list("head", flat=True).first() or 0


def stream_heads(streams: Iterable[str]) -> dict[str, int]:
    return dict(Stream.objects.filter(pk__in=list(streams)).values_list("name", "head"))


def relay_is_late(seconds: float) -> bool:
    """Whether an event has waited longer than that for its number. No head of a stream can tell."""
    oldest = Unnumbered.objects.order_by("pk").values_list("event__recorded_at", flat=True).first()
    return oldest is not None and clock.now() - oldest > timedelta(seconds=seconds)
