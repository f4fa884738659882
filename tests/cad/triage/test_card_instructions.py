"""Instructions of the cards that could harm if they were given to the wrong patient (rule 12)."""

from typing import Any

import pytest

from cad.triage.answers import Facts
from cad.triage.engine import evaluate
from cad.triage.protocol import Protocol

CHOKING = {"conscious": "yes", "can_cough_speak": "no", "object_cleared": "no"}
THRUSTS = {"BACK_BLOWS", "BACK_BLOWS_THRUSTS", "CHEST_THRUSTS", "INFANT_BLOWS_CHEST"}


def told(protocol: Protocol, card: str | None, **answers: Any) -> list[str]:
    return [found.code for found in evaluate(protocol, Facts(answers), card).instructions]


@pytest.mark.parametrize(
    ("who", "script"),
    [
        ({}, "BACK_BLOWS"),
        ({"age_y": "unknown"}, "BACK_BLOWS"),
        ({"age_y": 0.5}, "INFANT_BLOWS_CHEST"),
        ({"age_y": "unknown", "age_group": "infant"}, "INFANT_BLOWS_CHEST"),
        ({"age_y": "unknown", "age_group": "adult"}, "BACK_BLOWS_THRUSTS"),
        ({"age_y": 40.0}, "BACK_BLOWS_THRUSTS"),
        ({"age_y": 30.0, "pregnant": "yes"}, "CHEST_THRUSTS"),
        ({"age_y": 30.0, "pregnant": "unknown"}, "CHEST_THRUSTS"),
    ],
    ids=str,
)
def test_thrusts_on_the_belly_only_over_one_year_and_not_in_pregnancy(
    protocol: Protocol, who: dict[str, Any], script: str
) -> None:
    assert THRUSTS & set(told(protocol, "CHOKE", **CHOKING, **who)) == {script}


def test_who_collapses_while_choking_gets_compressions_and_no_blows(protocol: Protocol) -> None:
    found = set(told(protocol, "CHOKE", **{**CHOKING, "conscious": "no", "breathing": "none"}, age_y=40.0))
    assert {"START_CPR", "CPR_WITH_BREATHS"} <= found
    assert not THRUSTS & found


def test_sugar_only_for_who_is_awake_and_can_swallow(protocol: Protocol) -> None:
    low = {"conscious": "yes", "able_swallow": "yes", "glucose_mmol": 2.8}
    assert "SUGAR_IF_AWAKE" in told(protocol, "DIAB", **low)
    for against in ({"conscious": "altered"}, {"conscious": "no"}, {"able_swallow": "no"}, {"able_swallow": "unknown"}):
        assert "SUGAR_IF_AWAKE" not in told(protocol, "DIAB", **{**low, **against})
    assert "SUGAR_IF_AWAKE" not in told(protocol, "DIAB", **{**low, "glucose_mmol": 22.0})


@pytest.mark.parametrize(
    ("card", "danger", "warning"),
    [
        ("ELEC", {"still_energised": "yes"}, "POWER_OFF"),
        ("DROWN", {"in_water": "yes"}, "REACH_THROW"),
        ("GASCO", {"still_inside": "yes"}, "LEAVE_AND_AIR"),
        ("ASSAULT", {"weapon": "knife"}, "SAFE_DISTANCE"),
    ],
)
def test_the_rescuers_safety_is_told_first(protocol: Protocol, card: str, danger: dict[str, str], warning: str) -> None:
    found = told(protocol, card, **danger, conscious="no", breathing="none")
    assert found.index("SCENE_SAFE") == 0
    assert found.index(warning) < found.index("START_CPR")


def test_a_drowsy_patient_in_heat_is_cooled_and_drinks_nothing(protocol: Protocol) -> None:
    found = told(protocol, "ENV", conscious="altered", heat_exposure="yes", breathing="normal")
    assert "COOL_HEATSTROKE" in found
    assert "REHYDRATE" not in found


def test_the_cord_is_relieved_and_nobody_pushes(protocol: Protocol) -> None:
    found = told(protocol, "OBST", conscious="yes", cord_visible="yes", urge_push="yes")
    assert "KNEE_CHEST" in found
    assert "BIRTH_PREPARE" not in found


def test_a_chemical_is_flushed_and_a_pierced_eye_is_not(protocol: Protocol) -> None:
    assert "IRRIGATE_EYE" in told(protocol, "EYE", chemical_eye="yes")
    assert "IRRIGATE_EYE" not in told(protocol, "EYE", chemical_eye="yes", penetrating_eye="yes")


def test_nobody_cuts_or_ties_a_snake_bite(protocol: Protocol) -> None:
    found = told(protocol, "VENOM", snake="yes", conscious="yes")
    assert {"SNAKE_STILL", "SNAKE_NO_CUT"} <= set(found)
    assert "EPI_PEN" not in found
