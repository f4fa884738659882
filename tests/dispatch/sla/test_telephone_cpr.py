"""The clocks of telephone CPR: 90 s to recognition and 150 s to the first compression, from the answer of the call."""

from typing import Any

import pytest

from cad.incidents.models import Incident
from cad.incidents.waiting import incident_close
from cad.patients.services import patient_add
from cad.triage.arrest import triage_compressions_begin
from cad.triage.events import triage_payload
from cad.triage.models import TriageSession
from cad.triage.selectors import triage_get
from cad.triage.services import triage_answer, triage_complete
from cad.triage.starting import triage_start
from core import clock
from core.alerts.models import Alert
from core.alerts.services import alert_acknowledge
from dispatch.sla.models import Clock
from dispatch.sla.services import sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, limits, told
from tests.fixtures.room import Room, new_uuid

pytestmark = pytest.mark.usefixtures("active_protocol")


def recognised(room: Room, incident: Incident, when: str, patient_id: int | None = None) -> TriageSession:
    """Answered at 10:00:08; not conscious, not breathing normally at `when`."""
    with clock.frozen(at(when)):
        session, _ = triage_start(
            room.call_taker, incident_id=incident.pk, client_uuid=new_uuid(), patient_id=patient_id
        )
        for fact, value in (("conscious", "no"), ("breathing", "abnormal")):
            version = triage_get(session.pk).version
            triage_answer(room.call_taker, session_id=session.pk, version=version, fact=fact, value=value)
    return session


def pushed(room: Room, session: TriageSession, when: str) -> None:
    with clock.frozen(at(when)):
        triage_compressions_begin(room.call_taker, session_id=session.pk)


def shown(stage: str) -> tuple[Any, ...]:
    row = clock_of(stage)
    return row.started_at, limits(row), row.stopped_at, row.state


def test_both_are_measured_from_the_answer_and_kept_on_the_second_of_the_limit(timed: Room) -> None:
    session = recognised(timed, story.placed(timed, story.taken(timed)), "10:01:38")
    pushed(timed, session, "10:02:38")
    assert shown("recognition") == (at("10:00:08"), (None, 90), at("10:01:38"), "met")
    assert shown("compression") == (at("10:00:08"), (120, 150), at("10:02:38"), "met")
    assert told(clock_of("recognition")) == ["started", "met"]


def test_a_second_later_both_are_late(timed: Room) -> None:
    session = recognised(timed, story.placed(timed, story.taken(timed)), "10:01:39")
    pushed(timed, session, "10:02:39")
    assert [clock_of(stage).state for stage in ("recognition", "compression")] == ["breached", "breached"]
    assert told(clock_of("recognition")) == ["started", "breached"]


def test_a_call_without_an_arrest_has_neither(timed: Room) -> None:
    story.whole(timed)
    assert not Clock.objects.filter(stage__in=["recognition", "compression"]).exists()


def test_of_two_sessions_of_a_patient_in_arrest_the_first_is_measured(timed: Room) -> None:
    incident = story.placed(timed, story.taken(timed))
    first = recognised(timed, incident, "10:01:00")
    triage_complete(timed.call_taker, session_id=first.pk)
    recognised(timed, incident, "10:01:20")
    assert Clock.objects.filter(stage="recognition").count() == 1
    assert Clock.objects.filter(stage="compression").count() == 1


def test_the_clocks_of_a_second_patient_count_from_when_that_patient_was_added(timed: Room) -> None:
    incident = story.placed(timed, story.taken(timed))
    recognised(timed, incident, "10:01:00")
    with clock.frozen(at("10:05:00")):
        second, _ = patient_add(timed.call_taker, incident_id=incident.pk, client_uuid=new_uuid())
    session = recognised(timed, incident, "10:05:40", patient_id=second.pk)
    pushed(timed, session, "10:07:00")
    rows = Clock.objects.filter(patient_id=second.pk).order_by("stage")
    assert [(row.stage, row.started_at, row.state) for row in rows] == [
        ("compression", at("10:05:00"), "met"),
        ("recognition", at("10:05:00"), "met"),
    ]
    assert triage_payload(triage_get(session.pk))["known_since"] == at("10:05:00")


def test_closing_without_a_compression_cancels_its_clock(timed: Room) -> None:
    incident = story.placed(timed, story.taken(timed))
    recognised(timed, incident, "10:01:00")
    with clock.frozen(at("10:02:00")):
        incident_close(timed.dispatcher, incident_id=incident.pk, outcome="aborted", reason="误报")
    row = clock_of("compression")
    assert (row.state, row.cancel_reason) == ("cancelled", "closed")


def test_a_late_recognition_is_told_to_the_desks_and_stays_until_somebody_has_seen_it(timed: Room) -> None:
    incident = story.placed(timed, story.taken(timed))
    session = recognised(timed, incident, "10:01:39")
    alert = Alert.objects.get(kind="recognition_late")
    assert (alert.about, alert.severity, alert.closed_at) == (f"patient:{session.patient_id}", "warning", None)
    assert (alert.params["after_s"], alert.params["limit_s"]) == (91, 90)
    alert_acknowledge(timed.call_taker, alert_id=alert.pk)
    assert not Alert.objects.filter(kind="recognition_late", closed_at=None).exists()


def test_a_recognition_in_time_alerts_nobody(timed: Room) -> None:
    recognised(timed, story.placed(timed, story.taken(timed)), "10:01:38")
    assert not Alert.objects.filter(kind="recognition_late").exists()


def test_compressions_that_do_not_begin_in_time_alert_the_desks_until_they_do(timed: Room) -> None:
    incident = story.placed(timed, story.taken(timed))
    session = recognised(timed, incident, "10:01:00")
    story.accepted(timed, story.offered(timed, incident, "10:01:05"), "10:01:20")
    with clock.frozen(at("10:02:38")):
        sweep()
    alert = Alert.objects.get(kind="clock_breached", about=f"patient:{session.patient_id}")
    assert (alert.params["stages"], alert.severity) == (["compression"], "critical")
    pushed(timed, session, "10:02:50")
    alert.refresh_from_db()
    assert alert.closed_at == at("10:02:50")
