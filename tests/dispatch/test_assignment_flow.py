from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room


def test_an_incident_closes_when_its_only_unit_is_clear(room: Room) -> None:
    assignment = flow.accepted(room)
    flow.report(room, assignment, *flow.ALL_STAGES)
    incident = assignment.incident
    incident.refresh_from_db()
    assert (incident.state, incident.outcome) == ("closed", "dispatched")
    assert list(Event.objects.order_by("pk").values_list("type", flat=True))[:3] == [
        "call.rang",
        "call.answered",
        "incident.opened",
    ]
