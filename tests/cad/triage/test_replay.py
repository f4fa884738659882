"""A session is lived through again from what is kept, and ends where it ended (TRIAGE 4.1 rules 9 and 11)."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cad.incidents.services import incident_update
from cad.triage.models import TriageAnswer, TriageSession
from cad.triage.review.comparing import session_replay
from cad.triage.selectors import triage_get
from cad.triage.services import (
    triage_answer,
    triage_choose_card,
    triage_complete,
    triage_instruction_give,
    triage_override,
)
from cad.triage.starting import triage_start
from core import clock
from core.actors import Actor
from tests.cad.triage.governing import proposed
from tests.fixtures import flow
from tests.fixtures.room import Room, new_uuid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]


def answer(actor: Actor, session: TriageSession, fact: str, value: Any, words: str = "", reason: str = "") -> None:
    now = triage_get(session.pk)
    triage_answer(actor, session_id=now.pk, version=now.version, fact=fact, value=value, words=words, reason=reason)


@pytest.fixture
def lived(room: Room) -> TriageSession:
    """A call with everything: told, doubted, another card, corrected, overridden, raised again, completed."""
    incident = flow.placed(room)
    incident = incident_update(
        room.call_taker, incident_id=incident.pk, version=incident.version, changes={"complaint": "胸口痛"}
    )
    taker = room.call_taker
    session, _ = triage_start(taker, incident_id=incident.pk, client_uuid=new_uuid())
    answer(taker, session, "conscious", "yes")
    answer(taker, session, "breathing", "normal", words="偶尔喘一口")
    answer(taker, session, "breathing", "normal", reason="再次询问")
    triage_choose_card(taker, session_id=session.pk, card="FALL")
    triage_choose_card(taker, session_id=session.pk, card="CHEST")
    answer(taker, session, "chest_pain", "yes")
    answer(taker, session, "pain_radiation", "yes")
    answer(taker, session, "pain_radiation", "no")
    answer(taker, session, "pain_radiation", "no", reason="听错")
    triage_override(room.actor("duty_manager"), session_id=session.pk, level="R4", reason="医生已在场")
    offered = session_replay(triage_get(session.pk)).stood[-1].outcome.instructions
    triage_instruction_give(taker, session_id=session.pk, code=offered[0].code)
    answer(taker, session, "color_bad", "yes")
    answer(taker, session, "fainted", "yes")
    return triage_complete(taker, session_id=session.pk)


def test_rule_9_a_session_is_replayed_to_where_it_ended(lived: TriageSession) -> None:
    replayed = session_replay(lived)
    assert replayed.departures == ()
    assert [stood.level for stood in replayed.stood[-4:]] == ["R4", "R2", "R1", "R1"]
    assert (replayed.stood[-1].determinant, replayed.stood[-1].completed) == (lived.determinant, True)


def test_rule_9_it_is_replayed_by_its_own_version_whatever_is_in_force(room: Room, lived: TriageSession) -> None:
    proposed(room, "ver-3")
    assert session_replay(triage_get(lived.pk)).departures == ()
    call_command("triage", "replay", str(lived.pk))


def test_rule_9_each_act_stands_in_its_order_with_who_and_when(room: Room, lived: TriageSession) -> None:
    record = session_replay(lived).record
    assert [one.type.partition(".")[2] for one in record][:6] == [
        "started", "answered", "answered", "answered", "card_chosen", "card_chosen",
    ]  # fmt: skip
    assert [one.version for one in record] == sorted({one.version for one in record})
    assert next(one.actor for one in record if one.type == "triage.overridden") == str(room.people["duty_manager"])


def test_rule_9_a_record_that_does_not_lead_to_its_end_is_told(
    lived: TriageSession, capsys: pytest.CaptureFixture[str]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE triage_triagesession SET level = 'R5' WHERE id = %s", [lived.pk])
    [departure] = session_replay(triage_get(lived.pk)).departures
    assert (departure.field, departure.stored, departure.replayed) == ("level", "R5", "R1")
    with pytest.raises(CommandError, match="1 of 1 sessions"):
        call_command("triage", "replay", "--all")
    assert "at its end level was R5, and is R1 when replayed" in capsys.readouterr().out


def test_rule_9_an_answer_that_no_event_tells_of_is_told(lived: TriageSession) -> None:
    TriageAnswer.objects.create(session=lived, n=99, fact="conscious", value="no", at=clock.now())
    assert [departure.field for departure in session_replay(triage_get(lived.pk)).departures] == ["trail"]
