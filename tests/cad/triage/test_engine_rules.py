"""The rules of TRIAGE 4.1 that the engine itself keeps, and what it gives with them."""

from typing import Any

import pytest

from cad.triage.answers import Facts
from cad.triage.engine import Outcome, evaluate
from cad.triage.protocol import Protocol
from cad.triage.walks import harmless_answer, walk
from tests.cad.triage.conftest import shipped


def outcome(protocol: Protocol, card: str | None = None, **answers: Any) -> Outcome:
    return evaluate(protocol, Facts(answers), card)


def completed(protocol: Protocol, card: str | None = None, **answers: Any) -> Outcome:
    return evaluate(protocol, Facts(answers), card, completed=True)


def harmless(protocol: Protocol, card: str, **answers: Any) -> Outcome:
    """Everything is asked; what is not given gets its harmless answer."""
    answers.setdefault("pain_character", "other")
    return walk(protocol, card, lambda fact: answers.get(fact.key, harmless_answer(fact))).outcome


def codes(found: Outcome) -> set[str]:
    return {instruction.code for instruction in found.instructions}


def test_rule_1_the_first_red_flag_gives_r1_while_questions_are_open(protocol: Protocol) -> None:
    found = outcome(protocol, conscious="no")
    assert (found.level, found.determinant) == ("R1", "ENTRY-R1-U03")
    assert found.next_question == "breathing"


def test_the_two_questions_come_first_then_the_universal_ones_then_the_cards(protocol: Protocol) -> None:
    asked = walk(protocol, "CHEST", harmless_answer).asked
    assert asked[:2] == ("conscious", "breathing")
    assert asked.index("severe_bleeding") < asked.index("age_y") < asked.index("chest_pain")


def test_what_is_known_is_not_asked_again(protocol: Protocol) -> None:
    assert outcome(protocol, "CHEST", conscious="yes", breathing="normal").next_question == "party"
    assert "age_y" not in walk(protocol, "CHEST", harmless_answer).asked[:2]


def test_rule_3_unknown_is_the_dangerous_answer(protocol: Protocol) -> None:
    assert harmless(protocol, "CHEST", sweaty_clammy="unknown").level == "R2"
    assert harmless(protocol, "CHEST", sweaty_clammy="no").level == "R4"


def test_rule_3_not_asked_is_not_unknown(protocol: Protocol) -> None:
    assert outcome(protocol, "CHEST", conscious="yes", breathing="normal").level is None


def test_rule_3_a_red_flag_never_asked_blocks_less_than_r3(protocol: Protocol) -> None:
    found = completed(protocol, "CHEST", conscious="yes", breathing="normal", minor_only="yes")
    assert (found.level, found.determinant) == ("R3", "CHEST-R3-90")
    assert "chest_pain" in found.unasked
    assert found.why[0].text.en.startswith("Not asked: ")


def test_rule_3_a_skipped_red_flag_blocks_as_well(protocol: Protocol) -> None:
    assert harmless(protocol, "CHEST", breathless="skipped").determinant == "CHEST-R3-90"


@pytest.mark.parametrize("card", [*sorted(shipped().cards), None])
@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ({"cord_visible": "yes"}, "R1"),
        ({"weapon": "knife", "injury_site": "neck"}, "R1"),
        ({"tongue_throat_swelling": "yes"}, "R1"),
        ({"face_droop": "yes"}, "R2"),
        ({"thunderclap": "yes"}, "R2"),
        ({"fever": "yes", "age_y": 0.1}, "R2"),
        ({"testicular_pain": "yes"}, "R3"),
    ],
)
def test_rule_4_every_red_flag_is_read_whatever_card_is_open(
    protocol: Protocol, card: str | None, answers: dict[str, Any], level: str
) -> None:
    assert outcome(protocol, card, **answers).level == level


def test_rule_5_nobody_with_the_patient_and_nothing_known_is_r2_and_motionless_is_r1(protocol: Protocol) -> None:
    seen_from_afar: dict[str, Any] = {"conscious": "unknown", "breathing": "unknown", "party": "not_with_patient"}
    assert outcome(protocol, **seen_from_afar).level == "R2"
    assert outcome(protocol, **seen_from_afar, lying_still="yes").level == "R1"


def test_rule_5_who_calls_alone_is_told_to_open_the_door(protocol: Protocol) -> None:
    alone: dict[str, Any] = {"party": "patient", "alone": "yes", "chest_pain": "yes"}
    assert "ALONE_UNLOCK" in codes(outcome(protocol, "CHEST", **alone))
    assert "ALONE_UNLOCK" not in codes(outcome(protocol, "CHEST", **{**alone, "party": "with_patient"}))
    assert "FIRE" in outcome(protocol, "CHEST", **alone, door_locked="yes").resources


def test_rule_7_a_waiting_call_is_called_back_within_the_time_of_its_level(protocol: Protocol) -> None:
    assert dict(protocol.welfare_minutes) == {"R3": 20, "R4": 60}


def test_rule_11_the_order_of_answers_does_not_matter(protocol: Protocol) -> None:
    answers = {"conscious": "yes", "chest_pain": "yes", "age_y": 60.0, "fainted": "yes", "color_bad": "yes"}
    backwards = dict(reversed(answers.items()))
    assert outcome(protocol, "CHEST", **answers) == outcome(protocol, "CHEST", **backwards)


def test_rule_13_the_reason_names_the_finding_and_no_diagnosis(protocol: Protocol) -> None:
    (reason,) = outcome(protocol, "CHEST", pain_character="tearing").why[:1]
    assert (reason.text.zh, reason.text.en) == ("疼痛性质：撕裂样", "Kind of pain: Tearing")


DIAGNOSES = ("梗", "夹层", "脑卒中", "败血", "脓毒", "休克", "骨折", "infarct", "dissection", "sepsis", "fracture")


def test_rule_13_no_question_and_no_finding_names_a_diagnosis(protocol: Protocol) -> None:
    for fact in protocol.facts.values():
        if fact.key != "known_severe_allergy":  # a history, asked by its name
            said = f"{fact.label.zh} {fact.label.en} {fact.ask.zh} {fact.ask.en}"
            assert [word for word in DIAGNOSES if word in said] == [], fact.key


def test_rule_13_every_text_is_there_in_both_languages(protocol: Protocol) -> None:
    texts = [text for fact in protocol.facts.values() for text in (fact.ask, fact.label)]
    texts += [instruction.text for instruction in protocol.instructions.values()]
    for text in (*texts, *(card.text for card in protocol.cards.values())):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text.zh), text
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in text.en), text


def test_the_determinant_names_card_level_and_rule(protocol: Protocol) -> None:
    assert outcome(protocol, "CHEST", known_aneurysm="yes").determinant == "CHEST-R2-05"
    assert outcome(protocol, "CHEST", breathing="none").determinant == "CHEST-R1-U02"
    assert harmless(protocol, "CHEST", minor_only="no").determinant == "CHEST-R4-00"


def test_the_default_is_r4_but_r3_where_the_cause_is_not_known(protocol: Protocol) -> None:
    assert harmless(protocol, "FALL", minor_only="no").level == "R4"
    assert harmless(protocol, "UNKNOWN").level == "R3"


def test_r5_needs_a_stated_reason(protocol: Protocol) -> None:
    assert harmless(protocol, "FALL", minor_only="yes").level == "R5"
    for answer in ("no", "unknown", "skipped"):
        assert harmless(protocol, "FALL", minor_only=answer).level == "R4"


@pytest.mark.parametrize("level_pending", [{"minor_only": "yes", "able_walk": "yes"}, {"head_injury": "yes"}])
def test_less_urgent_than_r3_is_given_only_when_the_questions_are_through(
    protocol: Protocol, level_pending: dict[str, str]
) -> None:
    assert outcome(protocol, "FALL", **level_pending).level is None


def test_an_unknown_age_counts_as_any_age_until_it_is_narrowed(protocol: Protocol) -> None:
    infant: dict[str, Any] = {"fever": "yes", "age_y": "unknown"}
    assert outcome(protocol, **infant).level == "R2"
    assert outcome(protocol, **infant, age_group="adult").level is None
    assert outcome(protocol, **infant, age_group="infant").level == "R2"


def test_the_age_group_is_asked_only_when_the_age_is_not_known(protocol: Protocol) -> None:
    assert "age_group" not in walk(protocol, "FALL", harmless_answer).asked
    asked = walk(protocol, "FALL", lambda f: "unknown" if f.key == "age_y" else harmless_answer(f)).asked
    assert asked[asked.index("age_y") + 1] == "age_group"


def test_pregnancy_is_not_asked_of_a_man_or_a_child(protocol: Protocol) -> None:
    def asked(**answers: Any) -> tuple[str, ...]:
        return walk(protocol, "FALL", lambda fact: answers.get(fact.key, harmless_answer(fact))).asked

    assert "pregnant" not in asked(sex="m")
    assert "pregnant" not in asked(sex="f", age_y=6.0)
    assert "pregnant" in asked(sex="f", age_y=30.0)
    assert "pregnant" in asked(sex="unknown", age_y="unknown")


def test_an_arrest_suggests_its_card(protocol: Protocol) -> None:
    assert "ARREST" in outcome(protocol, conscious="no", breathing="abnormal").suggested_cards
    assert "ARREST" not in outcome(protocol, "ARREST", conscious="no", breathing="abnormal").suggested_cards


def test_where_seconds_count_the_cards_questions_come_before_the_universal_ones(protocol: Protocol) -> None:
    asked = walk(protocol, "CHOKE", harmless_answer).asked
    assert asked.index("can_cough_speak") < asked.index("severe_bleeding")


def test_resources_follow_the_level_and_the_findings(protocol: Protocol) -> None:
    assert outcome(protocol, "CHEST", chest_pain="yes", pain_character="pressure").resources == (
        "PHYS",
        "PREALERT_CHEST",
    )
    arrest = outcome(protocol, "ARREST", conscious="no", breathing="none", pregnant="yes").resources
    assert set(arrest) == {"NEAREST", "PHYS", "SECOND", "AED_RESP", "PREALERT_OBS"}


def test_completing_without_a_card_takes_the_fall_back_card(protocol: Protocol) -> None:
    assert completed(protocol, conscious="yes").determinant == "UNKNOWN-R3-90"


def test_tearing_back_pain_is_asked_for_without_pain_in_the_chest(protocol: Protocol) -> None:
    assert harmless(protocol, "CHEST", chest_pain="no", pain_character="tearing").level == "R2"
