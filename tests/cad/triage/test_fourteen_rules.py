"""The 14 rules of safe triage (TRIAGE 4.1), each with its test. 6 and 9 stand with re-triage and with versions."""

import random
import socket
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from cad.incidents.welfare import incident_welfare_call
from cad.triage.answers import Facts
from cad.triage.denominators import CountedCall, CountedTriage, denominators
from cad.triage.engine import Outcome, evaluate
from cad.triage.floor import Held, held_after, lowers
from cad.triage.proof import protocol_prove
from cad.triage.protocol import Level, Protocol
from cad.triage.selectors import triage_get
from cad.triage.services import triage_answer, triage_override
from cad.triage.starting import triage_start
from cad.triage.walks import random_facts
from core import clock
from core.errors import NotAllowed
from tests.cad.triage.conftest import shipped
from tests.fixtures import flow
from tests.fixtures.room import Room


def outcome(protocol: Protocol, card: str | None = None, *, completed: bool = False, **answers: Any) -> Outcome:
    return evaluate(protocol, Facts(answers), card, completed=completed)


def told(found: Outcome) -> set[str]:
    return {instruction.code for instruction in found.instructions}


def say(room: Room, session_id: int, **answers: Any) -> Any:
    for fact, value in answers.items():
        version = triage_get(session_id).version
        session = triage_answer(room.call_taker, session_id=session_id, version=version, fact=fact, value=value)
    return session


@pytest.mark.usefixtures("active_protocol")
def test_rule_01_early_dispatch_opens_with_an_address_and_one_red_flag_while_the_questions_go_on(room: Room) -> None:
    incident = flow.placed(room)
    session, _ = triage_start(room.call_taker, incident_id=incident.pk, client_uuid=uuid4())
    session = say(room, session.pk, conscious="no")
    incident.refresh_from_db()
    assert (incident.state, incident.level, session.state) == ("awaiting", "R1", "open")
    assert outcome(shipped(), conscious="no").next_question == "breathing"


def test_rule_02_upgrade_only_while_the_call_is_open_unless_a_named_person_confirms_a_correction(
    protocol: Protocol,
) -> None:
    high = held_after(Held(), outcome(protocol, severe_bleeding="yes"))
    taken_back = outcome(protocol, severe_bleeding="no", conscious="altered")
    assert held_after(high, taken_back).level == "R1"
    assert held_after(high, taken_back, lower=True).level == "R2"


def test_rule_03_unknown_and_refused_are_the_dangerous_answer_and_not_asked_is_not(protocol: Protocol) -> None:
    for said in ("unknown", "refused"):
        assert outcome(protocol, conscious=said, lying_still="yes").level == "R1"
    assert outcome(protocol, lying_still="yes").level is None
    never_asked = outcome(protocol, "CHEST", completed=True, conscious="yes", breathing="normal", minor_only="yes")
    assert (never_asked.level, never_asked.determinant) == ("R3", "CHEST-R3-90")


@pytest.mark.parametrize("card", sorted(shipped().cards))
def test_rule_04_every_red_flag_is_read_on_every_known_fact_whatever_card_is_open(
    protocol: Protocol, card: str
) -> None:
    for rule in protocol.cross_card_rules:
        facts = {clause.fact: _holding(protocol, clause) for clause in rule.condition.clauses}
        found = outcome(protocol, card, **facts)
        assert rule.name in {reason.rule for reason in found.why}, (rule.name, facts)
        assert found.level is None or found.level <= rule.level


def _holding(protocol: Protocol, clause: Any) -> Any:
    if clause.compares:
        step = {">": 1.0, "<": -0.01}.get(clause.op, 0.0)
        return clause.number + step
    return sorted(clause.values)[0]


def test_rule_05_party_third_party_is_r2_and_motionless_r1_and_who_is_alone_opens_the_door(protocol: Protocol) -> None:
    from_afar: dict[str, Any] = {"conscious": "unknown", "breathing": "unknown", "party": "relayed"}
    assert outcome(protocol, **from_afar).level == "R2"
    assert outcome(protocol, **from_afar, lying_still="yes").level == "R1"
    alone: dict[str, Any] = {"party": "patient", "alone": "yes", "chest_pain": "yes"}
    assert "ALONE_UNLOCK" in told(outcome(protocol, "CHEST", **alone))
    assert "FIRE" in outcome(protocol, "CHEST", **alone, door_locked="yes").resources


def test_rule_07_waiting_calls_are_rung_r3_within_30_minutes_r4_within_60_and_kept(room: Room) -> None:
    assert shipped().welfare_minutes == {"R3": 20, "R4": 60}
    incident = flow.awaiting(room, "R3")
    kept, _ = incident_welfare_call(room.call_taker, incident_id=incident.pk, client_uuid=uuid4(), result="worse")
    assert [call["result"] for call in kept.welfare_calls] == ["worse"]


@pytest.mark.usefixtures("active_protocol")
def test_rule_08_override_is_upward_at_once_and_downward_only_by_whom_it_is_allowed(room: Room) -> None:
    session = flow.triaging(room)
    say(room, session.pk, conscious="altered")
    raised = triage_override(room.call_taker, session_id=session.pk, level="R1", reason="面色很差")
    assert (raised.level, raised.override_reason, raised.protocol_id) == ("R1", "面色很差", session.protocol_id)
    assert (raised.override_by_id, raised.override_at is not None) == (room.call_taker.user_id, True)
    with pytest.raises(NotAllowed):
        triage_override(room.call_taker, session_id=session.pk, level="R4", reason="说没事")
    assert lowers(Held(), Level.R4)


def test_rule_10_completeness_each_red_flag_can_be_set_and_each_card_level_and_instruction_is_whole(
    protocol: Protocol,
) -> None:
    quick = {
        "every card is reachable",
        "every red flag can be set by a question",
        "every level has resources with their text",
        "every instruction is used and stands in both languages",
    }
    assert [(check.name, check.faults) for check in protocol_prove(protocol, only=quick) if not check.holds] == []


def test_rule_11_determinism_without_network_clock_or_database(
    protocol: Protocol, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise AssertionError("the engine is pure")

    monkeypatch.setattr(socket, "socket", away)
    monkeypatch.setattr(connection, "cursor", away)
    monkeypatch.setattr(clock, "now", away)
    dice = random.Random(11)
    for _ in range(50):
        facts, card = random_facts(protocol, dice), dice.choice(sorted(protocol.cards))
        shuffled = dict(dice.sample(sorted(facts.items()), len(facts)))
        assert evaluate(protocol, Facts(facts), card) == evaluate(protocol, Facts(shuffled), card)


def test_rule_12_instructions_cannot_contradict(protocol: Protocol) -> None:
    dice = random.Random(12)
    for _ in range(300):
        given = told(evaluate(protocol, Facts(random_facts(protocol, dice)), dice.choice(sorted(protocol.cards))))
        assert [(keep, given & drop) for keep, drop in protocol.conflicts if keep in given and given & drop] == []
    pressing: dict[str, Any] = {"conscious": "yes", "chest_pain": "yes", "age_y": 60.0}
    assert "ASPIRIN" not in told(outcome(protocol, "CHEST", **pressing, pain_character="tearing"))
    drowsy = told(outcome(protocol, "DIAB", conscious="altered", diabetes="yes"))
    assert ("SUGAR_IF_AWAKE" in drowsy, "NO_ORAL_IF_DROWSY" in drowsy) == (False, True)
    choking: dict[str, Any] = {"conscious": "yes", "can_cough_speak": "no", "age_y": 0.5}
    assert told(outcome(protocol, "CHOKE", **choking)) & {"BACK_BLOWS_THRUSTS", "CHEST_THRUSTS"} == set()
    assert [code for code, told_ in protocol.instructions.items() if "helmet" in told_.text.en.lower()] == []


DIAGNOSES = ("心梗", "梗死", "夹层", "脑卒中", "脓毒", "骨折", "infarct", "dissection", "sepsis", "fracture")


def test_rule_13_no_diagnosis_on_screen_in_any_wording_and_every_question_in_both_languages(
    protocol: Protocol,
) -> None:
    for fact in protocol.facts.values():
        texts = [fact.ask, fact.label, *([fact.plain] if fact.plain else [])]
        said = " ".join(f"{text.zh} {text.en}" for text in texts)
        named = [] if fact.key == "known_severe_allergy" else [word for word in DIAGNOSES if word in said]
        assert (named, all(text.zh and text.en for text in texts)) == ([], True), fact.key
    assert any(path.written for path in protocol.callers)
    assert all(rule.basis not in reason.text.en for rule, reason in _held(protocol, fainted="yes", chest_pain="yes"))


def _held(protocol: Protocol, **answers: Any) -> list[tuple[Any, Any]]:
    rules = {rule.name: rule for plan in protocol.plans.values() for rule in plan.rules}
    return [(rules[reason.rule], reason) for reason in outcome(protocol, "CHEST", **answers).why]


def test_rule_14_denominators_count_every_call_abandoned_untriaged_and_set_by_hand() -> None:
    now = clock.now()
    calls = [
        CountedCall(1, now, answered=False),
        CountedCall(2, now, outcome="silent"),
        CountedCall(3, now, triage=CountedTriage(completed=True, level=Level.R4, computed=Level.R2, by_hand=Level.R4)),
    ]
    counted = denominators(calls)
    assert (counted.calls, counted.abandoned, counted.without_triage, counted.completed) == (3, 1, 1, 1)
    assert counted.lowered_by_hand == 1
