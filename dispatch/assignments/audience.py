"""Which tablets are told of an event: the units that go to its incident."""

from core.events.models import Event
from dispatch.assignments.models import Assignment
from dispatch.assignments.states import ACTIVE

TOLD_TO_CREWS = frozenset({"incident", "triage", "clock"})


def streams_of_event(event: Event) -> set[str]:
    """The unit streams for an event about an incident: those whose assignment to it is active."""
    if event.entity not in TOLD_TO_CREWS:
        return set()
    incidents = [int(topic.removeprefix("incident:")) for topic in event.topics if topic.startswith("incident:")]
    units = Assignment.objects.filter(incident__in=incidents, state__in=ACTIVE).values_list("unit_id", flat=True)
    return {f"unit:{unit_id}" for unit_id in units}
