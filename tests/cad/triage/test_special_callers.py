"""The protocol's ways of special callers, refused answers, and the language of the script."""

from copy import deepcopy
from typing import Any
from uuid import uuid4

import pytest

from cad.calls.states import CallerCondition
from cad.triage.answers import Facts, answer_parse
from cad.triage.engine import evaluate
from cad.triage.events import triage_payload
from cad.triage.language import triage_language_set
from cad.triage.loading import content_load
from cad.triage.protocol import FactType, Protocol
from cad.triage.screens import protocol_json
from cad.triage.selectors import protocol_active, triage_get
from cad.triage.services import triage_answer
from cad.triage.source import ProtocolError
from cad.triage.starting import triage_start
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.protocol import shipped_content
from tests.fixtures.room import Room


def test_each_condition_of_a_caller_has_its_way_in_both_languages(protocol: Protocol) -> None:
    assert {path.id for path in protocol.callers} == set(CallerCondition)
    assert all(step.text.zh and step.text.en for path in protocol.callers for step in path.steps)


def test_what_is_asked_first_has_short_words_where_they_are_said(protocol: Protocol) -> None:
    everybody = [question.fact for question in (*protocol.entry_questions, *protocol.universal_questions)]
    for path in protocol.callers:
        asked = {*path.asks, *everybody} if path.plain else set()
        wordless = [fact for fact in asked if protocol.facts[fact].plain is None]
        assert set(wordless) <= {"breathing_desc"}, path.id


def test_short_words_are_shorter(protocol: Protocol) -> None:
    longer = [f.key for f in protocol.facts.values() if f.plain and len(f.plain.zh) > max(len(f.ask.zh), 20)]
    assert longer == []


def test_ways_that_lead_nowhere_are_faults_all_told_at_once() -> None:
    content = deepcopy(shipped_content())
    silent, child, deaf, *_ = content["callers"]["callers"]
    silent["asks"], child["sets"], deaf["id"] = ["no_such"], {"hung_up": "maybe"}, "child"
    with pytest.raises(ProtocolError) as refused:
        content_load(content)
    for reason in ("there is no fact 'no_such'", "'maybe' is not an answer of 'hung_up'", "'child' stands twice"):
        assert reason in str(refused.value)


@pytest.mark.parametrize("card", [None, "CHEST", "FALL", "UNKNOWN"])
def test_a_refused_answer_counts_as_the_dangerous_one_whatever_was_asked(protocol: Protocol, card: str | None) -> None:
    for fact in protocol.facts.values():
        if fact.type is not FactType.TEXT:
            refused, unknown = (
                evaluate(protocol, Facts({fact.key: answer_parse(fact, said)}), card, completed=True)
                for said in ("refused", "unknown")
            )
            assert (refused.level, refused.determinant) == (unknown.level, unknown.determinant), fact.key


def test_a_refused_answer_is_told_as_refused_among_the_reasons(protocol: Protocol) -> None:
    outcome = evaluate(protocol, Facts({"conscious": "refused", "breathing": "unknown"}))
    why = {reason.rule: reason.text.as_dict() for reason in outcome.why}
    assert why["U09"] == {"zh": "意识：拒绝回答", "en": "Awake: Refused to answer"}
    assert why["U10"] == {"zh": "呼吸：不清楚，按危险处理", "en": "Breathing: Don't know, taken as dangerous"}


def test_who_answers_nothing_is_an_emergency_and_is_asked_nothing_twice(protocol: Protocol) -> None:
    values: dict[str, Any] = {}
    while (asked := evaluate(protocol, Facts(values)).next_question) is not None:
        values[asked] = answer_parse(protocol.facts[asked], "refused")
    assert evaluate(protocol, Facts(values), completed=True).level == "R1"


def test_a_caller_who_hung_up_is_r2_and_what_is_known_stands(protocol: Protocol) -> None:
    known = {"conscious": "yes", "breathing": "normal", "chest_pain": "yes", "hung_up": "yes"}
    outcome = evaluate(protocol, Facts(known), "CHEST", completed=True)
    assert outcome.level == "R2"
    assert "X115" in {reason.rule for reason in outcome.why}


@pytest.mark.usefixtures("active_protocol")
def test_the_desk_is_given_the_ways_and_the_short_words(room: Room) -> None:
    told = protocol_json(protocol_active())
    assert [path["id"] for path in told["callers"]] == ["silent", "child", "deaf", "language", "refuses", "hung_up"]
    assert told["facts"]["breathing"]["plain"] == {
        "zh": "看肚子和胸口：在动吗？在喘气吗？",
        "en": "Look at the chest. Does it move? Breathing?",
    }
    assert told["facts"]["temp_c"]["plain"] is None


@pytest.mark.usefixtures("active_protocol")
def test_the_language_switches_in_mid_call_keeps_every_answer_and_is_in_the_trail(room: Room) -> None:
    session, _ = triage_start(room.call_taker, incident_id=flow.placed(room).pk, client_uuid=uuid4(), language="zh")
    for fact, value, language in (("conscious", "yes", "en"), ("breathing", "refused", "zh")):
        version = triage_get(session.pk).version
        triage_answer(room.call_taker, session_id=session.pk, version=version, fact=fact, value=value)
        for _ in range(2):
            session = triage_language_set(room.call_taker, session_id=session.pk, language=language)
    payload = triage_payload(triage_get(session.pk))
    assert payload["language"] == "zh"
    assert payload["facts"] == {"conscious": "yes", "breathing": "refused"}
    assert [(row["fact"], row["language"]) for row in payload["trail"]] == [("conscious", "zh"), ("breathing", "en")]
    switched = Event.objects.filter(type="triage.language_set").order_by("pk")
    assert [event.payload["language"] for event in switched] == ["en", "zh"]
