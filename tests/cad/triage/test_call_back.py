"""A second call about the same patient: what is known is carried, what may have changed is asked again (rule 6)."""

from typing import Any
from uuid import uuid4

import pytest

from cad.incidents.models import Incident
from cad.triage.answers import Facts
from cad.triage.engine import evaluate
from cad.triage.events import triage_payload
from cad.triage.models import TriageSession
from cad.triage.protocol import Protocol
from cad.triage.selectors import triage_get
from cad.triage.services import triage_answer, triage_choose_card, triage_complete, triage_override
from cad.triage.starting import triage_start
from core.accounts.roles import Role
from core.errors import Conflict
from tests.cad.triage.test_sessions import incident_of, say, start, told
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]

FIRST_CALL: dict[str, Any] = {
    "conscious": "yes",
    "breathing": "normal",
    "age_y": 70.0,
    "sex": "m",
    "known_heart": "yes",
}


def again(room: Room, before: TriageSession) -> TriageSession:
    return triage_start(room.call_taker, incident_id=before.incident_id, client_uuid=uuid4(), again=True)[0]


def chest_pain(room: Room) -> TriageSession:
    session = triage_choose_card(room.call_taker, session_id=start(room).pk, card="CHEST")
    return triage_complete(room.call_taker, session_id=say(room, session, **FIRST_CALL, chest_pain="yes").pk)


def asked(room: Room, session: TriageSession, n: int) -> list[str]:
    """The next questions, each answered harmlessly."""
    found = []
    harmless = {"since_call": "same", "conscious": "yes", "breathing": "normal"}
    for _ in range(n):
        fact = told(triage_get(session.pk))["next_question"]["fact"]
        found.append(fact)
        say(room, session, **{fact: harmless.get(fact, "no")})
    return found


def test_rule_06_what_has_changed_is_asked_first_then_what_may_have_changed(room: Room) -> None:
    session = again(room, chest_pain(room))
    assert asked(room, session, 3) == ["since_call", "conscious", "breathing"]
    assert session.ask_again == ["breathing", "chest_pain", "conscious"]
    assert {"age_y": 70.0, "sex": "m", "known_heart": "yes"}.items() <= session.facts.items()
    assert triage_get(session.pk).ask_again == ["chest_pain"]


def test_rule_06_the_trail_says_from_where_each_fact_was_carried_and_how_old_it_is(room: Room) -> None:
    before = chest_pain(room)
    third = again(room, triage_complete(room.call_taker, session_id=again(room, before).pk))
    first = {answer.fact: answer for answer in triage_get(before.pk).trail.all()}
    carried = {answer["fact"]: answer["carried"] for answer in triage_payload(third)["trail"]}
    assert carried["age_y"] == {"triage": before.pk, "n": first["age_y"].n, "at": first["age_y"].at}
    assert carried["called_back"] is None
    assert (third.carried_from_id, triage_get(before.pk).state) == (third.carried_from_id, "completed")


def test_rule_06_a_call_back_is_a_new_triage_that_never_lowers_the_level_by_what_was_not_answered(room: Room) -> None:
    first = triage_complete(room.call_taker, session_id=say(room, start(room), conscious="altered").pk)
    session = again(room, first)
    assert (session.level, session.determinant) == ("R2", first.determinant)
    session = say(room, session, since_call="same", conscious="yes", breathing="normal")
    assert (session.level, incident_of(first).level) == ("R2", "R2")
    session = triage_complete(room.call_taker, session_id=session.pk)
    assert (session.level, incident_of(first).level) == ("R2", "R2")
    session = say(room, again(room, session), color_bad="yes", fainted="yes", conscious="no")
    assert (session.level, incident_of(first).level) == ("R1", "R1")


@pytest.mark.parametrize(("said", "level"), [("worse", "R3"), ("unknown", "R3"), ("same", None), ("better", None)])
def test_rule_06_worse_since_the_last_call_is_not_less_urgent_than_r3(
    protocol: Protocol, said: str, level: str | None
) -> None:
    assert evaluate(protocol, Facts({"called_back": "yes", "since_call": said}), "WOUND").level == level


def test_rule_06_a_red_flag_said_again_raises_a_level_that_was_lowered_by_hand_over_it(room: Room) -> None:
    drunk = triage_choose_card(room.call_taker, session_id=start(room).pk, card="UNKNOWN")
    drunk = say(room, drunk, conscious="no", breathing="normal")
    duty = room.actor(Role.DUTY_MANAGER)
    triage_override(duty, session_id=drunk.pk, level="R3", reason="熟知的醉酒者，民警在场")
    session = again(room, drunk)
    assert say(room, session, since_call="same").level == "R3"
    assert say(room, session, conscious="no").level == "R1"


def test_rule_06_a_fact_said_again_raises_a_lowered_level_although_other_rules_had_been_seen_too(room: Room) -> None:
    before = say(room, start(room), conscious="yes", breathing="unknown")
    triage_override(room.actor(Role.DUTY_MANAGER), session_id=before.pk, level="R4", reason="熟知的来电者")
    assert say(room, again(room, before), conscious="no").level == "R1"


def test_rule_06_the_arrest_of_a_patient_keeps_its_first_times(room: Room) -> None:
    before = say(room, start(room), conscious="no", breathing="none")
    session = again(room, before)
    assert (session.recognised_at, session.level) == (before.recognised_at, "R1")


def test_an_open_session_is_not_left_behind_unless_somebody_calls_back(room: Room) -> None:
    session = start(room)
    with pytest.raises(Conflict) as refused:
        start(room, Incident.objects.get(pk=session.incident_id))
    assert refused.value.code == "triage_open"


def test_what_was_carried_counts_in_rules_but_not_as_asked(protocol: Protocol) -> None:
    known = {"conscious": "yes", "breathing": "normal", "minor_only": "yes"}
    fresh = evaluate(protocol, Facts(known), "WOUND")
    stale = evaluate(protocol, Facts(known, stale=frozenset({"breathing"})), "WOUND")
    assert "breathing" in {*stale.unasked, stale.next_question} - {*fresh.unasked, fresh.next_question}
    assert evaluate(protocol, Facts(known, stale=frozenset(known)), "WOUND", completed=True).level == "R3"


def test_a_correction_on_a_call_back_lowers_the_level(room: Room) -> None:
    first = triage_complete(room.call_taker, session_id=say(room, start(room), conscious="altered").pk)
    session = again(room, first)
    session = triage_choose_card(room.call_taker, session_id=session.pk, card="CHEST")
    session = say(room, session, since_call="same", breathing="normal", chest_pain="yes")
    session = triage_answer(
        room.call_taker, session_id=session.pk, version=session.version, fact="conscious", value="yes", reason="听错了"
    )
    assert (session.level, incident_of(first).level) == ("R3", "R3")
