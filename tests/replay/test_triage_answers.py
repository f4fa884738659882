from typing import Any

import pytest

from config.replay.desk import answer_to


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ({"fact": "chest_pain", "type": "yes_no"}, "yes"),
        ({"fact": "severe_bleeding", "type": "yes_no"}, "no"),
        ({"fact": "conscious", "type": "choice", "options": [{"value": "yes"}, {"value": "no"}]}, "yes"),
        ({"fact": "age_y", "type": "number", "min": 0}, 52),
        ({"fact": "pain_hours", "type": "number", "min": None}, 0.0),
        ({"fact": "breathing_desc", "type": "text"}, "breathing quietly"),
    ],
)
def test_what_the_plan_knows_is_said_and_the_rest_is_harmless(question: dict[str, Any], answer: Any) -> None:
    assert answer_to(question, {"chest_pain": "yes"}) == answer
