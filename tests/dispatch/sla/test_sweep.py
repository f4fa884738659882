"""What the sweep tells, and what follows from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cad.incidents.models import Incident
from cad.incidents.waiting import incident_hold, incident_wake_if_due
from core import clock
from core.alerts.models import Alert
from core.events.models import Event
from dispatch.assignments.answering import assignment_decline
from dispatch.sla import services, telling
from dispatch.sla.alarms import alarm_raise
from dispatch.sla.models import Clock
from dispatch.sla.services import Swept, sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, told
from tests.fixtures.room import Room, new_uuid


def swept(when: str) -> Swept:
    with clock.frozen(at(when)):
        return sweep()


def test_nothing_is_told_before_its_time(timed: Room) -> None:
    story.rang(timed, "10:00:00")
    assert swept("10:00:09.999") == Swept()
    assert told(clock_of("answer")) == ["started"]


def test_a_call_that_rings_too_long_is_told_and_alarms_until_it_is_answered(timed: Room) -> None:
    call = story.rang(timed, "10:00:00")
    assert swept("10:00:10").told == 1
    row = clock_of("answer")
    assert (row.state, row.breached_at, row.stopped_at) == ("breached", at("10:00:10"), None)
    alert = Alert.objects.get(kind="clock_breached")
    assert (alert.severity, alert.call_id, alert.params["stages"]) == ("critical", call.pk, ["answer"])
    story.answered(timed, call, "10:00:15")
    row.refresh_from_db()
    alert.refresh_from_db()
    assert (row.state, row.stopped_at, alert.closed_at) == ("breached", at("10:00:15"), at("10:00:15"))
    assert told(row) == ["started", "breached", "stopped"]


def test_the_second_sweep_tells_nothing_again(timed: Room) -> None:
    story.rang(timed, "10:00:00")
    assert [swept(when).told for when in ("10:00:10", "10:00:11", "10:00:12")] == [1, 0, 0]


def test_a_breach_happened_at_its_limit_and_is_recorded_when_it_was_told(timed: Room) -> None:
    story.rang(timed, "10:00:00")
    swept("10:00:11.5")
    event = Event.objects.get(type="clock.breached")
    assert (event.occurred_at, event.recorded_at) == (at("10:00:10"), at("10:00:11.5"))
    assert event.actor["label"] == "sweep"


def test_an_offer_that_nobody_accepts_rings_again_at_30_s_and_escalates_at_60_s(timed: Room) -> None:
    assignment = story.offered(timed, story.awaiting(timed), "10:00:58")
    swept("10:01:28")
    assignment.refresh_from_db()
    assert (assignment.rings, assignment.escalated_at) == (2, None)
    swept("10:01:58")
    assignment.refresh_from_db()
    assert (assignment.rings, assignment.escalated_at) == (2, at("10:01:58"))
    assert told(clock_of("notification")) == ["started", "warned", "breached"]
    alert = Alert.objects.get(assignment_id=assignment.pk)
    assert (alert.kind, alert.severity) == ("offer_not_accepted", "critical")


def test_an_offer_accepted_after_the_escalation_stops_its_clock_and_its_alert(timed: Room) -> None:
    assignment = story.offered(timed, story.awaiting(timed), "10:00:58")
    swept("10:01:58")
    story.accepted(timed, assignment, "10:02:10")
    assert told(clock_of("notification"))[-1] == "stopped"
    assert not Alert.objects.filter(assignment_id=assignment.pk, closed_at=None).exists()


def test_an_offer_that_was_answered_neither_rings_nor_escalates(timed: Room) -> None:
    assignment = story.offered(timed, story.awaiting(timed), "10:00:58")
    with clock.frozen(at("10:01:10")):
        assignment_decline(
            timed.tablet(assignment.unit), assignment_id=assignment.pk, client_uuid=new_uuid(), reason="equipment"
        )
    swept("10:05:00")
    assignment.refresh_from_db()
    assert (assignment.rings, assignment.escalated_at) == (1, None)


def test_after_a_standstill_the_warning_and_the_breach_are_told_in_order(timed: Room) -> None:
    assignment = story.offered(timed, story.awaiting(timed), "10:00:58")
    swept("10:20:00")
    assert told(clock_of("notification")) == ["started", "warned", "breached"]
    types = Event.objects.filter(entity="assignment", entity_id=assignment.pk).order_by("pk")
    assert list(types.values_list("type", flat=True)) == [
        "assignment.offered",
        "assignment.realerted",
        "assignment.escalated",
    ]


def test_what_is_late_about_one_incident_is_one_alert(timed: Room) -> None:
    incident = story.awaiting(timed, "R1")
    swept("10:01:08")
    swept("10:15:08")
    alert = Alert.objects.get(kind="clock_breached", about=f"incident:{incident.pk}")
    assert alert.params["stages"] == ["processing", "response"]
    story.offered(timed, incident, "10:16:00")
    alert.refresh_from_db()
    assert alert.closed_at is None
    assignment = story.accepted(timed, incident.assignments.get(), "10:16:10")
    story.reached(timed, assignment, "rolling", "10:17:00")
    story.reached(timed, assignment, "at_scene", "10:25:00")
    alert.refresh_from_db()
    assert alert.closed_at == at("10:25:00")


def test_a_long_call_is_told_and_alarms_nobody(timed: Room) -> None:
    call = story.answered(timed, story.rang(timed, "10:00:00"), "10:00:08")
    swept("10:03:08")
    assert told(clock_of("acceptance", call=call)) == ["started", "breached"]
    assert not Alert.objects.exists()


def test_one_clock_that_cannot_be_told_keeps_no_other_waiting(timed: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = story.rang(timed, "10:00:00"), story.rang(timed, "10:00:00")
    raising = alarm_raise

    def broken(actor: object, row: Clock) -> None:
        if row.call_id == bad.pk:
            raise RuntimeError("a fault of this one alone")
        raising(actor, row)  # type: ignore[arg-type]

    monkeypatch.setattr(telling, "alarm_raise", broken)
    assert swept("10:00:10") == Swept(told=1, failed=1)
    assert (clock_of("answer", call=bad).state, clock_of("answer", call=good).state) == ("running", "breached")
    monkeypatch.undo()
    assert swept("10:00:11") == Swept(told=1)
    assert told(clock_of("answer", call=bad)) == ["started", "breached"]


def test_more_than_a_batch_is_told_in_one_sweep(timed: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "BATCH", 2)
    for _ in range(5):
        story.rang(timed, "10:00:00")
    assert swept("10:00:10").told == 5


def test_the_most_urgent_is_told_first(timed: Room) -> None:
    story.awaiting(timed, "R3")
    story.offered(timed, story.awaiting(timed, "R1"), "10:30:00")
    swept("12:30:00")
    breached = Event.objects.filter(type="clock.breached", actor__kind="system").order_by("pk")
    order = [(event.payload["stage"], event.payload["level"]) for event in breached]
    assert order.index(("response", "R1")) < order.index(("response", "R3"))
    assert order.index(("notification", None)) < order.index(("processing", "R3"))


def test_a_held_incident_wakes_at_its_time_and_once(timed: Room) -> None:
    incident = story.awaiting(timed)
    with clock.frozen(at("10:01:00")):
        incident_hold(timed.dispatcher, incident_id=incident.pk, reason="no_unit", wake_at=at("10:30:00"))
    assert [swept(when).woken for when in ("10:29:59", "10:30:00", "10:30:01")] == [0, 1, 0]
    assert Incident.objects.get(pk=incident.pk).state == "awaiting"
    woken = Event.objects.get(type="incident.woken")
    assert woken.actor["label"] == "sweep"


def test_an_incident_held_again_meanwhile_sleeps_on(timed: Room) -> None:
    incident = story.awaiting(timed)
    with clock.frozen(at("10:01:00")):
        incident_hold(timed.dispatcher, incident_id=incident.pk, reason="no_unit", wake_at=at("10:30:00"))
    with clock.frozen(at("10:29:00")):
        assert not incident_wake_if_due(timed.dispatcher, incident_id=incident.pk)
    assert Incident.objects.get(pk=incident.pk).state == "held"


def test_looking_for_what_is_due_reads_the_index_of_deadlines(timed: Room) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT * FROM sla_clock WHERE next_at <= now()")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "clock_next" in plan


def test_a_sweep_with_nothing_to_tell_asks_little(timed: Room) -> None:
    swept("10:00:00")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        swept("10:00:01")
    assert len([query for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 12
