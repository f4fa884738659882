from datetime import timedelta

from core import clock
from core.events.models import Event
from dispatch.assignments.events import assignment_payload
from dispatch.assignments.stages import assignment_correct_time
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


def test_a_corrected_time_carries_what_was_first_written_and_why(room: Room) -> None:
    assignment = flow.report(room, flow.accepted(room), "rolling")
    first = assignment_payload(assignment)["times"]["rolling"]
    for reason in ("pressed_late", "told_by_radio"):
        at = clock.now() - timedelta(seconds=5)
        assignment_correct_time(
            room.dispatcher, assignment_id=assignment.pk, stage="rolling", occurred_at=at, reason=reason
        )
    told = assignment_payload(assignment)["times"]
    assert (first["first"], first["correction_reason"]) == (None, None)
    assert told["rolling"]["first"] == {name: first[name] for name in ("occurred_at", "recorded_at", "source", "by")}
    assert (told["rolling"]["occurred_at"], told["rolling"]["correction_reason"]) == (at, "told_by_radio")
    assert (told["rolling"]["source"], told["accepted"]["first"]) == ("dispatcher", None)
