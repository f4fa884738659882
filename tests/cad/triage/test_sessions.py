"""Triage sessions through the services, on the database."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from cad.incidents.models import Incident
from cad.incidents.services import incident_send_now, incident_update
from cad.triage.answers import Facts
from cad.triage.engine import evaluate
from cad.triage.events import triage_payload
from cad.triage.loading import content_load
from cad.triage.models import TriageAnswer, TriageSession
from cad.triage.selectors import triage_get
from cad.triage.services import (
    triage_answer,
    triage_choose_card,
    triage_complete,
    triage_instruction_give,
    triage_override,
)
from cad.triage.starting import triage_start
from core.accounts.roles import Role
from core.actors import Actor
from core.errors import Conflict, Invalid, NotAllowed, NotFound, StaleVersion
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]


def start(room: Room, incident: Incident | None = None) -> TriageSession:
    incident = incident or flow.placed(room)
    return triage_start(room.call_taker, incident_id=incident.pk, client_uuid=uuid4())[0]


def say(room: Room, session: TriageSession, **answers: Any) -> TriageSession:
    for fact, value in answers.items():
        version = triage_get(session.pk).version
        session = triage_answer(room.call_taker, session_id=session.pk, version=version, fact=fact, value=value)
    return session


def correct(room: Room, session: TriageSession, fact: str, value: Any, actor: Actor | None = None) -> TriageSession:
    return triage_answer(
        actor or room.call_taker,
        session_id=session.pk,
        version=session.version,
        fact=fact,
        value=value,
        reason="asked again",
    )


def told(session: TriageSession) -> Any:
    """The payload as it goes out: what is where in it is what these tests say."""
    return triage_payload(session)


def incident_of(session: TriageSession) -> Incident:
    return Incident.objects.get(pk=session.incident_id)


def test_rule_1_r1_opens_the_dispatch_while_the_questions_go_on(room: Room) -> None:
    session = say(room, start(room), conscious="no")
    incident = incident_of(session)
    assert (session.state, session.level, incident.level, incident.state) == ("open", "R1", "R1", "awaiting")
    assert told(session)["next_question"]["fact"] == "breathing"


def test_r2_opens_the_dispatch_when_the_triage_is_complete(room: Room) -> None:
    session = say(room, start(room), conscious="altered", breathing="normal")
    assert (incident_of(session).level, incident_of(session).state) == ("R2", "taking")
    triage_complete(room.call_taker, session_id=session.pk)
    assert incident_of(session).state == "awaiting"
    assert incident_of(session).determinant == "UNKNOWN-R2-U08"


def test_the_place_may_come_after_the_level(room: Room) -> None:
    session = say(room, start(room, flow.taking(room)), conscious="no")
    assert (incident_of(session).level, incident_of(session).state) == ("R1", "taking")


def test_rule_2_an_answer_taken_back_without_a_reason_leaves_the_level(room: Room) -> None:
    session = say(room, start(room), conscious="altered", breathing="normal")
    session = say(room, session, conscious="yes")
    assert (session.level, incident_of(session).level) == ("R2", "R2")
    assert told(session)["computed_level"] is None
    assert session.facts["conscious"] == "yes"


def test_rule_2_a_confirmed_correction_lowers_the_level(room: Room) -> None:
    session = triage_choose_card(room.call_taker, session_id=start(room).pk, card="CHEST")
    session = say(room, session, conscious="yes", breathing="normal", chest_pain="yes", fainted="yes")
    assert session.level == "R2"
    session = correct(room, session, "fainted", "no")
    assert (session.level, session.determinant, incident_of(session).level) == ("R3", "CHEST-R3-16", "R3")


def test_rule_2_nothing_is_lowered_after_an_instruction_in_progress(room: Room) -> None:
    session = say(room, start(room), conscious="no", breathing="abnormal")
    session = triage_instruction_give(room.call_taker, session_id=session.pk, code="START_CPR")
    session = correct(room, session, "conscious", "altered")
    assert (session.level, incident_of(session).level) == ("R1", "R1")
    (cpr,) = [one for one in told(session)["instructions"] if one["code"] == "START_CPR"]
    assert cpr["current"] is False
    assert cpr["given_at"] is not None


def test_words_make_an_answer_doubtful_until_it_is_confirmed(room: Room) -> None:
    session = say(room, start(room), conscious="no")
    session = triage_answer(
        room.call_taker,
        session_id=session.pk,
        version=session.version,
        fact="breathing",
        value="normal",
        words="是的，不过偶尔才喘一口",
    )
    payload = told(session)
    assert payload["doubts"][0]["treated_as"] == "abnormal"
    assert payload["determinant"] == "ENTRY-R1-U01"
    session = correct(room, session, "breathing", "normal")
    assert told(session)["doubts"] == []
    assert session.determinant == "ENTRY-R1-U03"


def test_the_trail_keeps_every_answer_and_what_it_supersedes(room: Room) -> None:
    session = say(room, start(room), conscious="yes", breathing="normal")
    session = correct(room, session, "conscious", "altered")
    trail = told(session)["trail"]
    assert [(a["n"], a["fact"], a["value"], a["supersedes"]) for a in trail] == [
        (1, "conscious", "yes", None),
        (2, "breathing", "normal", None),
        (3, "conscious", "altered", 1),
    ]
    assert trail[2]["reason"] == "asked again"
    assert trail[2]["by"]["id"] == room.call_taker.user_id


def test_answers_cannot_be_changed_or_deleted(room: Room) -> None:
    say(room, start(room), conscious="yes")
    for spoil in (lambda rows: rows.update(value="no"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            spoil(TriageAnswer.objects.all())


def test_rule_8_anybody_may_raise_the_level_with_a_reason(room: Room) -> None:
    session = triage_override(room.call_taker, session_id=start(room).pk, level="R1", reason="She screams for help")
    assert (session.level, session.determinant) == ("R1", "ENTRY-R1-OVR")
    assert incident_of(session).state == "awaiting"
    overridden = told(session)["overridden"]
    assert (overridden["level"], overridden["reason"], overridden["by"]["id"]) == (
        "R1",
        "She screams for help",
        room.call_taker.user_id,
    )


def test_rule_8_only_the_duty_manager_may_lower_it(room: Room) -> None:
    session = say(room, start(room), conscious="altered")
    with pytest.raises(NotAllowed):
        triage_override(room.call_taker, session_id=session.pk, level="R3", reason="He is only sleepy")
    with pytest.raises(Invalid) as refused:
        triage_override(room.actor(Role.DUTY_MANAGER), session_id=session.pk, level="R3", reason="  ")
    assert refused.value.code == "reason_needed"
    session = triage_override(room.actor(Role.DUTY_MANAGER), session_id=session.pk, level="R3", reason="Seen by video")
    assert (session.level, incident_of(session).level) == ("R3", "R3")


@pytest.mark.parametrize("level", ["R4", "R5"])
def test_before_anything_gave_a_level_only_the_duty_manager_sets_less_than_r3(room: Room, level: str) -> None:
    session = start(room)
    with pytest.raises(NotAllowed):
        triage_override(room.call_taker, session_id=session.pk, level=level, reason="Only asks for advice")
    session.refresh_from_db()
    assert (session.level, incident_of(session).level) == ("", "")
    session = triage_override(room.actor(Role.DUTY_MANAGER), session_id=session.pk, level=level, reason="Seen by video")
    assert session.level == level


def test_before_anything_gave_a_level_anybody_may_set_r3(room: Room) -> None:
    session = triage_override(room.call_taker, session_id=start(room).pk, level="R3", reason="She is in pain")
    assert (session.level, session.determinant) == ("R3", "ENTRY-R3-OVR")


def test_a_lowered_level_is_raised_by_what_is_new_only(room: Room) -> None:
    session = say(room, start(room), conscious="altered")
    session = triage_override(room.actor(Role.DUTY_MANAGER), session_id=session.pk, level="R3", reason="Seen by video")
    session = say(room, session, breathing="normal")
    assert session.level == "R3"
    session = say(room, session, face_droop="yes")
    assert (session.level, session.determinant) == ("R2", "STROKE-R2-02")
    assert incident_of(session).level == "R2"


def test_a_lowered_level_holds_when_the_triage_is_completed_without_a_card(room: Room) -> None:
    session = say(
        room, start(room), conscious="yes", breathing="normal", lying_still="unknown", moving_talking="unknown"
    )
    assert session.level == "R2"
    session = triage_override(room.actor(Role.DUTY_MANAGER), session_id=session.pk, level="R4", reason="Seen by video")
    session = triage_complete(room.call_taker, session_id=session.pk)
    assert (session.card, session.level, session.determinant) == ("UNKNOWN", "R4", "ENTRY-R4-OVR")
    assert (session.override_reason, incident_of(session).level) == ("Seen by video", "R4")


def test_a_card_opened_after_the_level_was_lowered_does_not_raise_it_and_a_new_answer_does(room: Room) -> None:
    session = say(room, start(room), conscious="yes", breathing="normal", age_y=60, chest_pain="yes")
    session = triage_override(room.actor(Role.DUTY_MANAGER), session_id=session.pk, level="R4", reason="Seen by video")
    session = triage_choose_card(room.call_taker, session_id=session.pk, card="FALL")
    assert session.level == "R4"
    assert say(room, session, pain_radiation="yes").level == "R2"


def test_a_card_counts_what_was_answered_before_it(room: Room) -> None:
    session = say(room, start(room), conscious="yes", breathing="normal", chest_pain="yes")
    session = triage_choose_card(room.call_taker, session_id=session.pk, card="CHEST")
    payload = told(session)
    assert (payload["card"], payload["level"]) == ("CHEST", "R3")
    assert payload["next_question"]["fact"] == "party"


def test_a_card_that_is_not_there_is_refused(room: Room) -> None:
    with pytest.raises(Invalid) as refused:
        triage_choose_card(room.call_taker, session_id=start(room).pk, card="NOTHING")
    assert refused.value.code == "unknown_card"


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("nothing", "yes", "unknown_fact"),
        ("conscious", "maybe", "answer_invalid"),
        ("age_y", -1, "answer_invalid"),
        ("age_y", 1e300, "answer_invalid"),
        ("age_y", "old", "answer_invalid"),
        ("breathing_desc", "\x00", "answer_invalid"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_and_nothing_changes(
    room: Room, fact: str, value: Any, code: str
) -> None:
    session = start(room)
    with pytest.raises(Invalid) as refused:
        say(room, session, **{fact: value})
    assert refused.value.code == code
    assert triage_get(session.pk).version == session.version


def test_an_answer_to_an_older_version_is_refused(room: Room) -> None:
    session = start(room)
    say(room, session, conscious="yes")
    with pytest.raises(StaleVersion):
        triage_answer(room.call_taker, session_id=session.pk, version=session.version, fact="breathing", value="normal")


def test_a_completed_triage_takes_no_answer_and_a_new_one_may_start(room: Room) -> None:
    session = triage_complete(room.call_taker, session_id=start(room).pk)
    assert (session.state, session.level, session.determinant) == ("completed", "R3", "UNKNOWN-R3-90")
    with pytest.raises(Conflict) as refused:
        say(room, session, conscious="no")
    assert refused.value.code == "triage_completed"
    again = start(room, incident_of(session))
    assert say(room, again, conscious="no").level == "R1"
    assert incident_of(session).level == "R1"


def test_completing_replaces_a_level_that_nobody_triaged(room: Room) -> None:
    session = start(room)
    incident_send_now(room.call_taker, incident_id=session.incident_id)
    say(room, session, conscious="yes")
    assert incident_of(session).determinant == "UNTRIAGED-R2"
    session = triage_complete(room.call_taker, session_id=session.pk)
    assert (incident_of(session).level, incident_of(session).determinant) == ("R3", "UNKNOWN-R3-90")


def test_an_instruction_is_ticked_once_and_only_when_it_fits(room: Room) -> None:
    session = say(room, start(room), conscious="no", breathing="none")
    once = triage_instruction_give(room.call_taker, session_id=session.pk, code="START_CPR")
    twice = triage_instruction_give(room.call_taker, session_id=session.pk, code="START_CPR")
    assert once.version == twice.version
    with pytest.raises(Invalid) as refused:
        triage_instruction_give(room.call_taker, session_id=session.pk, code="ASPIRIN")
    assert refused.value.code == "instruction_not_offered"


def test_what_was_written_down_as_the_call_came_in_is_the_first_answer(room: Room) -> None:
    placed = flow.placed(room)
    incident = incident_update(
        room.call_taker, incident_id=placed.pk, version=placed.version, changes={"complaint": " 爷爷说胸口闷 "}
    )
    session = start(room, incident)
    payload = told(session)
    assert payload["facts"] == {"complaint": "爷爷说胸口闷"}
    assert [(answer["n"], answer["fact"]) for answer in payload["trail"]] == [(1, "complaint")]
    assert "CHEST" in payload["suggested_cards"]


def test_rule_11_a_session_is_replayed_to_the_same_outcome_from_its_version_and_trail(room: Room) -> None:
    session = triage_choose_card(room.call_taker, session_id=start(room).pk, card="CHEST")
    session = say(room, session, conscious="yes", breathing="normal", chest_pain="yes", known_heart="yes")
    payload = told(session)
    replayed = {answer["fact"]: answer["value"] for answer in payload["trail"]}
    outcome = evaluate(content_load(session.protocol.content), Facts(replayed), session.card)
    assert (outcome.level, outcome.determinant) == (payload["level"], payload["determinant"])


def test_the_same_client_uuid_starts_one_session(room: Room) -> None:
    incident, client_uuid = flow.placed(room), uuid4()
    first, created = triage_start(room.call_taker, incident_id=incident.pk, client_uuid=client_uuid)
    again, repeated = triage_start(room.call_taker, incident_id=incident.pk, client_uuid=client_uuid)
    assert (first.pk, created, repeated) == (again.pk, True, False)
    with pytest.raises(Conflict) as refused:
        triage_start(room.call_taker, incident_id=incident.pk, client_uuid=client_uuid, language="en")
    assert refused.value.code == "client_uuid_reused"
    with pytest.raises(Conflict) as refused:
        triage_start(room.call_taker, incident_id=incident.pk, client_uuid=uuid4())
    assert refused.value.code == "triage_open"


def test_every_change_is_one_event_that_carries_the_state_after_it(room: Room) -> None:
    session = start(room)
    session = say(room, session, conscious="no", breathing="none")
    session = triage_choose_card(room.call_taker, session_id=session.pk, card="ARREST")
    session = triage_instruction_give(room.call_taker, session_id=session.pk, code="START_CPR")
    session = triage_complete(room.call_taker, session_id=session.pk)
    events = list(Event.objects.filter(entity="triage").order_by("pk"))
    assert [(event.type, event.version) for event in events] == [
        ("triage.started", 1),
        ("triage.answered", 2),
        ("triage.answered", 3),
        ("triage.arrest_recognised", 4),
        ("triage.card_chosen", 5),
        ("triage.instruction_given", 6),
        ("triage.completed", 7),
    ]
    assert events[-1].payload["state"] == "completed"
    assert events[-1].payload["protocol"]["clinically_approved"] is False
    assert events[-1].payload["protocol"]["notice"]["en"].startswith("Not clinically approved")
    assert {event.version for event in events} == set(range(1, session.version + 1))


def test_a_refused_level_leaves_no_answer_behind(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    session = start(room)

    def broken(*_: object, **__: object) -> None:
        raise Conflict("Broken.", code="broken")

    monkeypatch.setattr("cad.triage.services.level_give", broken)
    with pytest.raises(Conflict):
        say(room, session, conscious="no")
    assert not TriageAnswer.objects.exists()
    assert not Event.objects.filter(type="triage.answered").exists()


def test_a_unit_that_is_sent_is_told_what_is_known(room: Room) -> None:
    session = say(room, start(room), conscious="no", breathing="none")
    assignment = flow.offered(room, incident=incident_of(session))
    stream = f"unit:{assignment.unit_id}"
    shared = Event.objects.get(type="triage.shared")
    assert stream in shared.streams
    say(room, session, age_y=60)
    assert stream in Event.objects.filter(type="triage.answered").latest("pk").streams


def test_a_session_of_another_centre_does_not_exist(room: Room, neighbour: Room) -> None:
    session = start(room)
    with pytest.raises(NotFound):
        say(neighbour, session, conscious="no")
    with pytest.raises(NotFound):
        triage_complete(neighbour.call_taker, session_id=session.pk)


def test_one_open_session_is_a_rule_of_the_database(room: Room) -> None:
    session = start(room)
    with pytest.raises(IntegrityError), transaction.atomic():
        TriageSession.objects.create(
            centre_id=session.centre_id,
            incident_id=session.incident_id,
            client_uuid=uuid4(),
            protocol_id=session.protocol_id,
            started_at=session.started_at,
        )
