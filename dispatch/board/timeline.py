"""Everything that happened to an incident, in order, with who."""

from cad.calls.models import Call
from core.events.models import Event
from dispatch.board.replies import TimelineItemReply


def incident_timeline(incident_id: int, limit: int = 2_000) -> list[TimelineItemReply]:
    """The events about the incident and its calls, oldest first: `{at, recorded_at, type, entity, id, actor, data}`."""
    calls = Call.objects.filter(incident_id=incident_id).values_list("pk", flat=True)
    topics = [f"incident:{incident_id}", *(f"call:{call_id}" for call_id in calls)]
    events = Event.objects.filter(topics__overlap=topics).order_by("occurred_at", "pk")[:limit]
    return [
        {
            "at": event.occurred_at,
            "recorded_at": event.recorded_at,
            "type": event.type,
            "entity": event.entity,
            "id": event.entity_id,
            "version": event.version,
            "actor": {"kind": event.actor["kind"], "label": event.actor["label"]},
            "request_id": event.request_id,
            "data": event.payload,
        }
        for event in events
    ]
