"""Rule 12: instructions fit what is known, and never contradict each other."""

from typing import Any

import pytest

from cad.triage.answers import Facts
from cad.triage.engine import evaluate
from cad.triage.protocol import Protocol

HEART = {
    "conscious": "yes",
    "breathing": "normal",
    "age_y": 60.0,
    "chest_pain": "yes",
    "pain_character": "pressure",
    "sweaty_clammy": "yes",
    "aspirin_contra": "no",
    "anticoagulant": "no",
    "black_stool": "no",
    "trauma_recent": "no",
    "speech_problem": "no",
    "face_droop": "no",
}
ARREST = {"conscious": "no", "breathing": "abnormal"}


def told(protocol: Protocol, card: str | None, **answers: Any) -> set[str]:
    return {found.code for found in evaluate(protocol, Facts(answers), card).instructions}


def test_aspirin_for_a_pressing_pain_with_nothing_against_it(protocol: Protocol) -> None:
    assert "ASPIRIN" in told(protocol, "CHEST", **HEART)


@pytest.mark.parametrize("fact", ["anticoagulant", "black_stool", "trauma_recent", "speech_problem", "face_droop"])
def test_no_aspirin_before_what_is_against_it_was_asked(protocol: Protocol, fact: str) -> None:
    asked = {key: value for key, value in HEART.items() if key != fact}
    assert "ASPIRIN" not in told(protocol, "CHEST", **asked)
    assert "ASPIRIN" not in told(protocol, "CHEST", **asked, **{fact: "skipped"})


@pytest.mark.parametrize(
    "against",
    [
        {"pain_character": "tearing"},
        {"pain_character": "unknown"},
        {"arm_weak": "yes"},
        {"arm_weak": "unknown"},
        {"face_droop": "yes"},
        {"speech_problem": "yes"},
        {"leg_weakness": "yes"},
        {"aspirin_contra": "yes"},
        {"aspirin_contra": "unknown"},
        {"aspirin_contra": "skipped"},
        {"anticoagulant": "yes"},
        {"anticoagulant": "unknown"},
        {"trauma_recent": "yes"},
        {"severe_bleeding": "yes"},
        {"black_stool": "yes"},
        {"bleed_site": "vomit"},
        {"known_aneurysm": "unknown"},
        {"head_injury": "yes"},
        {"fall_height_m": 2.0},
        {"pregnant": "yes"},
        {"conscious": "altered"},
        {"conscious": "no"},
        {"age_y": 15.0},
        {"age_y": "unknown"},
    ],
    ids=str,
)
def test_no_aspirin_with_anything_against_it(protocol: Protocol, against: dict[str, Any]) -> None:
    assert "ASPIRIN" not in told(protocol, "CHEST", **{**HEART, **against})


def test_compressions_only_for_no_and_no(protocol: Protocol) -> None:
    for breathing in ("abnormal", "none", "unknown"):
        assert "START_CPR" in told(protocol, None, conscious="no", breathing=breathing)
    assert "START_CPR" not in told(protocol, None, conscious="no", breathing="normal")
    assert "START_CPR" not in told(protocol, None, conscious="no")
    for conscious in ("yes", "altered"):
        for breathing in ("abnormal", "none", "unknown"):
            assert "START_CPR" not in told(protocol, None, conscious=conscious, breathing=breathing)


def test_no_compressions_while_jerking_and_at_once_when_it_stops(protocol: Protocol) -> None:
    assert "START_CPR" not in told(protocol, None, **ARREST, seizing_now="yes")
    assert "SEIZURE_PROTECT" in told(protocol, None, **ARREST, seizing_now="yes")
    assert "START_CPR" in told(protocol, None, **ARREST, seizing_now="no")
    assert "SEIZURE_PROTECT" not in told(protocol, None, **ARREST, seizing_now="no")


@pytest.mark.parametrize(
    "who",
    [
        {"age_y": 0.3},
        {"age_y": 8.0},
        {"age_y": "unknown", "age_group": "infant"},
        {"suspended": "yes"},
        {"in_water": "yes"},
        {"substance": "opioid"},
        {"can_cough_speak": "no"},
    ],
    ids=str,
)
def test_breaths_for_children_and_for_those_who_lacked_air(protocol: Protocol, who: dict[str, Any]) -> None:
    assert "CPR_WITH_BREATHS" in told(protocol, "ARREST", **ARREST, **who)


@pytest.mark.parametrize("who", [{}, {"age_y": 60.0}, {"age_y": "unknown"}], ids=str)
def test_compressions_only_for_adults(protocol: Protocol, who: dict[str, Any]) -> None:
    assert "CPR_WITH_BREATHS" not in told(protocol, "ARREST", **ARREST, **who)


def test_the_recovery_position_only_for_who_breathes_normally(protocol: Protocol) -> None:
    assert "RECOVERY_POSITION" in told(protocol, None, conscious="no", breathing="normal")
    assert "RECOVERY_POSITION" not in told(protocol, None, **ARREST)
    assert "RECOVERY_POSITION" not in told(protocol, "FALL", conscious="no", breathing="normal", fall_height_m=4.0)
    doubtful = Facts({"conscious": "no", "breathing": "normal"}, {"breathing": "gasping"})
    assert "RECOVERY_POSITION" not in {found.code for found in evaluate(protocol, doubtful).instructions}


def test_nothing_by_mouth_for_who_is_not_fully_awake(protocol: Protocol) -> None:
    for conscious in ("altered", "no", "unknown"):
        assert "NO_ORAL_IF_DROWSY" in told(protocol, None, conscious=conscious)


def test_who_cannot_breathe_sits_unless_the_spine_may_be_hurt(protocol: Protocol) -> None:
    breathless = {"conscious": "yes", "breathing": "abnormal"}
    assert "SIT_UPRIGHT" in told(protocol, "FALL", **breathless)
    assert "KEEP_STILL" not in told(protocol, "FALL", **breathless)
    hurt = told(protocol, "FALL", **breathless, limb_numb_weak="yes")
    assert "SIT_UPRIGHT" not in hurt
    assert "KEEP_STILL" in hurt


def test_a_death_that_is_certain_or_was_expected_gets_no_compressions_but_keeps_its_level(protocol: Protocol) -> None:
    for answers in ({"obvious_death": "yes"}, {"expected_death": "yes"}):
        found = evaluate(protocol, Facts({**ARREST, **answers}), "ARREST")
        assert "START_CPR" not in {instruction.code for instruction in found.instructions}
        assert found.level == "R1"
    for doubtful in ({"obvious_death": "unknown"}, {"expected_death": "unknown"}):
        assert "START_CPR" in told(protocol, "ARREST", **ARREST, **doubtful)
