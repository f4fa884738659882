"""The clock of welfare calls: R3 within 20 to 30 minutes, R4 within 60, anew after each call that reached somebody."""

from cad.incidents.models import Incident
from cad.incidents.waiting import incident_close, incident_hold
from cad.incidents.welfare import incident_welfare_call
from core import clock
from core.alerts.models import Alert
from core.events.models import Event
from dispatch.assignments.stages import assignment_abort
from dispatch.sla.models import Clock
from dispatch.sla.services import sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, limits, told
from tests.fixtures.room import Room, new_uuid


def called(room: Room, incident: Incident, when: str, result: str = "same", note: str = "") -> Incident:
    with clock.frozen(at(when)):
        return incident_welfare_call(
            room.call_taker, incident_id=incident.pk, client_uuid=new_uuid(), result=result, note=note
        )[0]


def swept(when: str) -> None:
    with clock.frozen(at(when)):
        sweep()


def alerts(kind: str) -> list[str]:
    return list(Alert.objects.filter(kind=kind, closed_at=None).values_list("severity", flat=True))


def test_who_waits_at_r3_is_rung_20_to_30_minutes_after_the_dispatch_opened(timed: Room) -> None:
    story.awaiting(timed, "R3", "10:00:30")
    row = clock_of("welfare")
    assert (row.started_at, limits(row), row.level) == (at("10:00:30"), (1200, 1800), "R3")


def test_at_r4_it_is_60_minutes_and_at_r1_and_r2_none(timed: Room) -> None:
    incident = story.awaiting(timed, "R4")
    assert limits(clock_of("welfare")) == (3000, 3600)
    story.levelled(timed, incident, "R2", "10:05:00")
    assert (clock_of("welfare").state, clock_of("welfare").cancel_reason) == ("cancelled", "no_limit")
    story.levelled(timed, incident, "R3", "10:06:00")
    assert (clock_of("welfare").state, clock_of("welfare").due_at) == ("running", at("10:30:30"))


def test_it_is_warned_and_breached_once_and_the_desks_are_told(timed: Room) -> None:
    incident = story.awaiting(timed, "R3", "10:00:30")
    story.accepted(timed, story.offered(timed, incident))
    for when in ("10:20:30", "10:20:31", "10:30:30", "10:30:31"):
        swept(when)
    assert told(clock_of("welfare")) == ["started", "warned", "breached"]
    late = Alert.objects.get(kind="clock_breached", about=f"incident:{incident.pk}", closed_at=None)
    assert (late.params["stages"], late.severity) == (["welfare"], "critical")
    called(timed, incident, "10:31:00")
    late.refresh_from_db()
    assert late.closed_at == at("10:31:00")


def test_a_call_that_reached_somebody_begins_the_next_one(timed: Room) -> None:
    incident = story.awaiting(timed, "R3", "10:00:30")
    incident = called(timed, incident, "10:22:00", "better", "疼痛减轻")
    first, second = Clock.objects.filter(stage="welfare").order_by("pk")
    assert (first.state, first.stopped_at) == ("met", at("10:22:00"))
    assert (second.started_at, second.due_at, second.state) == (at("10:22:00"), at("10:52:00"), "running")
    kept = incident.welfare_calls[0]
    assert (kept["result"], kept["note"], kept["by"]["name"]) == ("better", "疼痛减轻", timed.call_taker.label)


def test_a_call_that_reached_nobody_moves_nothing_and_the_second_goes_to_the_duty_manager(timed: Room) -> None:
    incident = story.awaiting(timed, "R3", "10:00:30")
    due = clock_of("welfare").due_at
    called(timed, incident, "10:21:00", "not_reached")
    assert (alerts("welfare_not_reached"), clock_of("welfare").due_at) == ([], due)
    called(timed, incident, "10:23:00", "not_reached")
    assert alerts("welfare_not_reached") == ["critical"]
    called(timed, incident, "10:25:00", "same")
    assert alerts("welfare_not_reached") == []
    assert clock_of("welfare").due_at == at("10:55:00")


def test_a_held_incident_and_one_whose_unit_is_still_on_its_way_are_counted_on(timed: Room) -> None:
    incident = story.awaiting(timed, "R3", "10:00:30")
    with clock.frozen(at("10:02:00")):
        incident_hold(timed.dispatcher, incident_id=incident.pk, reason="no_unit", wake_at=at("10:50:00"))
    story.accepted(timed, story.offered(timed, incident, "10:10:00"), "10:10:20")
    assert told(clock_of("welfare")) == ["started"]


def test_a_unit_at_the_scene_ends_it_and_one_that_leaves_unserved_begins_it_again(timed: Room) -> None:
    incident = story.awaiting(timed, "R3", "10:00:30")
    job = story.accepted(timed, story.offered(timed, incident))
    for _ in range(2):
        called(timed, incident, "10:03:00", "not_reached")
    story.reached(timed, job, "rolling", "10:04:00")
    story.reached(timed, job, "at_scene", "10:12:00")
    row = clock_of("welfare")
    assert (row.state, row.cancel_reason, row.stopped_at) == ("cancelled", "at_scene", at("10:12:00"))
    assert alerts("welfare_not_reached") == []
    called(timed, incident, "10:13:00", "same")
    assert Clock.objects.filter(stage="welfare").count() == 1
    with clock.frozen(at("10:14:00")):
        assignment_abort(timed.dispatcher, assignment_id=job.pk, client_uuid=new_uuid(), reason="vehicle_fault")
    assert (clock_of("welfare").state, clock_of("welfare").due_at) == ("running", at("10:43:00"))


def test_closing_ends_it(timed: Room) -> None:
    incident = story.awaiting(timed, "R4")
    with clock.frozen(at("10:20:00")):
        incident_close(timed.dispatcher, incident_id=incident.pk, outcome="aborted", reason="已自行就医")
    assert (clock_of("welfare").state, clock_of("welfare").cancel_reason) == ("cancelled", "closed")


def test_the_timeline_has_each_call_with_its_result(timed: Room) -> None:
    incident = story.awaiting(timed, "R3")
    called(timed, incident, "10:21:00", "not_reached")
    called(timed, incident, "10:22:00", "worse", "喘得更厉害")
    events = Event.objects.filter(type__startswith="incident.welfare").order_by("pk")
    assert [(event.type, event.payload["welfare_calls"][-1]["result"]) for event in events] == [
        ("incident.welfare_not_reached", "not_reached"),
        ("incident.welfare_called", "worse"),
    ]
