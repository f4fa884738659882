from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from dispatch.recommendation.policy import rules_now, weights_now
from dispatch.recommendation.rules import Rules, Weights


def test_without_settings_the_defaults_hold() -> None:
    assert (rules_now(), weights_now()) == (Rules(), Weights())


def test_changed_numbers_are_used_and_changed_weights_have_a_version_of_their_own(settings: Any) -> None:
    settings.RECOMMENDATION_RULES = {"position_limit_s": 60, "divert_for": ["R1"]}
    settings.RECOMMENDATION_WEIGHTS = {"cover_s": {"R2": 90}}
    assert (rules_now().position_limit_s, rules_now().divert_for, rules_now().listed) == (60, ("R1",), 6)
    weights = weights_now()
    assert (weights.cover_s["R2"], weights.cover_s["R3"]) == (90, 120)
    assert weights.version.startswith("2026.1+")
    settings.RECOMMENDATION_WEIGHTS = {"cover_s": {"R2": 91}}
    assert weights_now().version != weights.version


@pytest.mark.parametrize(
    ("setting", "ask"), [("RECOMMENDATION_RULES", rules_now), ("RECOMMENDATION_WEIGHTS", weights_now)]
)
def test_a_number_that_does_not_exist_is_named(settings: Any, setting: str, ask: Any) -> None:
    setattr(settings, setting, {"positon_limit": 1})
    with pytest.raises(ImproperlyConfigured, match=f"{setting} names positon_limit"):
        ask()
