"""Which tablets are told of an event: the units that go to its incident."""

from core.events.models import Event
from dispatch.assignments.models import Assignment
from dispatch.assignments.states import ACTIVE

OF_THE_INCIDENT = frozenset({"incident", "triage", "patient", "mass_casualty"})


def streams_of_event(event: Event) -> set[str]:
    """The unit streams an event is for.

    About an incident: those whose assignment to it is active. A clock: the unit whose assignment it measures. A
    protocol, which was signed or is not any more: whoever is at work.
    """
    if event.entity == "clock":
        of_unit = Assignment.objects.filter(pk=event.payload["assignment"]).values_list("unit_id", flat=True)
        return {f"unit:{unit_id}" for unit_id in of_unit}
    if event.entity == "protocol":
        at_work = Assignment.objects.filter(centre=event.centre_id, state__in=ACTIVE)
        return {f"unit:{unit_id}" for unit_id in at_work.values_list("unit_id", flat=True)}
    if event.entity not in OF_THE_INCIDENT:
        return set()
    incidents = [int(topic.removeprefix("incident:")) for topic in event.topics if topic.startswith("incident:")]
    units = Assignment.objects.filter(incident__in=incidents, state__in=ACTIVE).values_list("unit_id", flat=True)
    return {f"unit:{unit_id}" for unit_id in units}
