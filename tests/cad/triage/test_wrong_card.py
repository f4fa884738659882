"""A call opened at a wrong card: the right one is suggested, asked and read along (rule 4)."""

from typing import Any

import pytest

from cad.triage.answers import Facts
from cad.triage.conditions import Value
from cad.triage.engine import Outcome, evaluate
from cad.triage.protocol import Fact, Protocol
from cad.triage.walks import Walk, harmless_answer, walk


def asked_with(protocol: Protocol, card: str, told: dict[str, Value], said: str = "") -> Walk:
    """Every question is asked; what the caller does not tell gets its harmless answer."""

    def choose(fact: Fact) -> Value:
        return told.get(fact.key, "f" if fact.key == "sex" else harmless_answer(fact))

    return walk(protocol, card, choose, start={"complaint": said} if said else None)


def outcome(protocol: Protocol, card: str, **answers: Any) -> Outcome:
    return evaluate(protocol, Facts(answers), card)


@pytest.mark.parametrize(
    ("said", "card", "right", "told", "level"),
    [
        ("爷爷摔倒了，左手抬不起来", "FALL", "STROKE", {"neuro_resolved": "yes"}, "R2"),
        ("she says her heart is racing", "SICK", "HEART", {"palpitations": "yes", "heart_rate": 110.0}, "R3"),
        ("孩子吃东西卡住了", "PAED", "CHOKE", {"can_cough_speak": "no", "object_cleared": "no"}, "R1"),
        ("a whole box of sleeping pills", "MENTAL", "POISON", {"substance": "sedative", "hard_to_wake": "yes"}, "R1"),
        ("家里烧炭取暖，一家人头晕", "SICK", "GASCO", {"gas_exposure": "yes", "symptoms_none": "no"}, "R2"),
        ("her waters broke", "ABDO", "OBST", {"cord_visible": "yes"}, "R1"),
    ],
)
def test_the_callers_words_bring_in_the_questions_of_the_right_card(
    protocol: Protocol, said: str, card: str, right: str, told: dict[str, Value], level: str
) -> None:
    played = asked_with(protocol, card, told, said)
    assert right in played.outcome.suggested_cards
    assert set(told) <= set(played.asked)
    assert played.outcome.level == level


def test_an_answer_brings_in_a_card_as_well(protocol: Protocol) -> None:
    found = outcome(protocol, "BACK", conscious="yes", breathing="normal", chest_pain="yes")
    assert "CHEST" in found.suggested_cards


def test_the_one_answer_that_is_missing_to_a_red_flag_is_asked(protocol: Protocol) -> None:
    played = asked_with(protocol, "PAED", {"fever": "yes", "age_y": 8.0})
    assert "immunosuppressed" in played.asked
    assert "immunosuppressed" not in asked_with(protocol, "PAED", {"fever": "no", "age_y": 8.0}).asked


def test_nothing_is_asked_that_could_not_raise_the_level(protocol: Protocol) -> None:
    reached = asked_with(protocol, "FALL", {"conscious": "no", "breathing": "none"}, "摔倒了，胸口痛")
    assert "clot_risk" not in reached.asked
    assert "clot_risk" in asked_with(protocol, "FALL", {}, "摔倒了，胸口痛").asked


def test_a_card_read_along_only_raises(protocol: Protocol) -> None:
    alone = asked_with(protocol, "CHEST", {"chest_pain": "yes", "pain_character": "tearing"}).outcome
    beside = asked_with(protocol, "CHEST", {"chest_pain": "yes", "pain_character": "tearing"}, "只是轻微擦伤").outcome
    assert (alone.level, beside.level) == ("R2", "R2")


def test_the_determinant_names_the_card_whose_rule_decides(protocol: Protocol) -> None:
    found = outcome(protocol, "FALL", palpitations="yes", fainted="no", icd_shocks=2.0)
    assert found.determinant == "FALL-R2-X55"
    beside = outcome(protocol, "FALL", palpitations="yes", known_heart="yes")
    assert beside.determinant == "HEART-R3-10"


def test_sick_children_are_not_looked_for_in_an_adult_daughter(protocol: Protocol) -> None:
    said = {"complaint": "我女儿肚子痛"}
    assert "PAED" in outcome(protocol, "ABDO", **said, age_y=6.0).suggested_cards
    assert "PAED" not in outcome(protocol, "ABDO", **said, age_y=34.0).suggested_cards
    assert "PAED" in outcome(protocol, "ABDO", **said, age_y="unknown").suggested_cards


def test_resources_and_instructions_of_a_card_read_along_come_with_its_red_flag(protocol: Protocol) -> None:
    before = outcome(protocol, "BREATH", allergen_exposure="yes")
    after = outcome(protocol, "BREATH", allergen_exposure="yes", tongue_throat_swelling="yes")
    assert "EPI_PEN" not in {instruction.code for instruction in before.instructions}
    assert "EPI_PEN" in {instruction.code for instruction in after.instructions}
