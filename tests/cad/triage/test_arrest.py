"""Recognition of an arrest and the first compression: two times, each kept once."""

import pytest
from django.db import IntegrityError, transaction

from cad.triage.arrest import triage_compressions_begin
from cad.triage.events import triage_payload
from cad.triage.models import TriageSession
from cad.triage.services import triage_complete
from core import clock
from core.errors import Invalid, NotAllowed, StaleVersion
from core.events.models import Event
from tests.cad.triage.test_sessions import correct, say, start
from tests.dispatch.sla.looking import at
from tests.fixtures import flow
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]


def told(kind: str) -> int:
    return Event.objects.filter(type=f"triage.{kind}").count()


def test_an_arrest_is_recognised_by_the_answer_that_first_calls_for_compressions(room: Room) -> None:
    session = say(room, start(room), conscious="no")
    assert session.recognised_at is None
    with clock.frozen(at("10:01:00")):
        session = say(room, session, breathing="abnormal")
    assert session.recognised_at == at("10:01:00")
    say(room, session, age_y=60)
    event = Event.objects.get(type="triage.arrest_recognised")
    assert event.payload["recognised_at"] == "2026-03-02T10:01:00Z"
    assert told("arrest_recognised") == 1


def test_who_answers_and_breathes_is_no_arrest(room: Room) -> None:
    assert say(room, start(room), conscious="yes", breathing="normal").recognised_at is None
    assert told("arrest_recognised") == 0


def test_a_later_correction_does_not_move_the_time_of_recognition(room: Room) -> None:
    with clock.frozen(at("10:01:00")):
        session = say(room, start(room), conscious="no", breathing="abnormal")
    session = correct(room, session, "breathing", "normal")
    session = say(room, session, breathing="none")
    assert (session.recognised_at, told("arrest_recognised")) == (at("10:01:00"), 1)


def test_the_first_compression_is_kept_once_and_told(room: Room) -> None:
    session = flow.arrest(room)
    with clock.frozen(at("10:02:00")):
        TriageSession.objects.filter(pk=session.pk).update(recognised_at=at("10:01:00"))
        first = triage_compressions_begin(room.call_taker, session_id=session.pk)
    again = triage_compressions_begin(room.call_taker, session_id=session.pk)
    assert (first.first_compression_at, again.first_compression_at) == (at("10:02:00"), at("10:02:00"))
    assert (again.version, told("compressions_begun")) == (first.version, 1)
    payload = triage_payload(again)
    assert (payload["recognised_at"], payload["first_compression_at"]) == (at("10:01:00"), at("10:02:00"))
    assert payload["answered_at"] == session.incident.answered_at


def test_compressions_may_begin_after_the_questions_have_ended(room: Room) -> None:
    session = triage_complete(room.call_taker, session_id=flow.arrest(room).pk)
    assert triage_compressions_begin(room.call_taker, session_id=session.pk).first_compression_at is not None


def test_compressions_that_nothing_calls_for_are_refused(room: Room) -> None:
    session = say(room, start(room), conscious="yes", breathing="normal")
    with pytest.raises(Invalid) as refused:
        triage_compressions_begin(room.call_taker, session_id=session.pk)
    assert refused.value.code == "arrest_not_recognised"


def test_a_late_version_and_a_crew_are_refused(room: Room) -> None:
    session = flow.arrest(room)
    with pytest.raises(StaleVersion):
        triage_compressions_begin(room.call_taker, session_id=session.pk, version=1)
    with pytest.raises(NotAllowed):
        triage_compressions_begin(room.tablet(room.units[0]), session_id=session.pk)


def test_the_database_keeps_no_compression_before_its_recognition(room: Room) -> None:
    session = start(room)
    with pytest.raises(IntegrityError), transaction.atomic():
        TriageSession.objects.filter(pk=session.pk).update(first_compression_at=at("10:00:00"))
