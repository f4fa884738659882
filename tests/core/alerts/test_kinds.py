"""Who answers an alert, and how it ends."""

from datetime import UTC, datetime, timedelta

import pytest

from core.accounts.roles import DESK_ROLES, Role
from core.alerts.kinds import ANY, CALL_DESK, KINDS, SENDING_DESK, Ends, comes_back_at, handling_of
from tests.docs.sources import alert_kinds

AT = datetime(2026, 1, 1, 10, 0, tzinfo=UTC)


def test_a_duty_manager_answers_every_alert() -> None:
    assert [kind for kind, handling in KINDS.items() if Role.DUTY_MANAGER not in handling.answers] == []


def test_every_kind_that_is_written_down_is_raised_somewhere() -> None:
    assert sorted(KINDS.keys() - alert_kinds().keys()) == []


def test_a_kind_that_is_not_written_down_is_everybodys_and_only_its_reason_ends_it() -> None:
    assert handling_of("of_tomorrow", {}) == ANY
    assert (ANY.answers, ANY.ends, ANY.comes_back) == (DESK_ROLES, Ends.REASON_GONE, False)


@pytest.mark.parametrize(
    ("stages", "answers"),
    [
        (["answer"], CALL_DESK),
        (["welfare", "compression"], CALL_DESK),
        (["turnout"], SENDING_DESK),
        (["welfare", "response"], SENDING_DESK),
        (["declaration", "response"], SENDING_DESK),
        (["declaration"], DESK_ROLES),
        ([], DESK_ROLES),
    ],
)
def test_late_clocks_are_answered_by_who_can_still_stop_them(stages: list[str], answers: frozenset[Role]) -> None:
    assert handling_of("clock_breached", {"stages": stages}).answers == answers


def test_only_what_somebody_waits_for_comes_back() -> None:
    after = timedelta(seconds=120)
    silent, late = handling_of("offer_not_accepted", {}), handling_of("clock_breached", {"stages": ["response"]})
    assert comes_back_at(silent, AT, after) == AT + after
    assert comes_back_at(silent, None, after) is None
    assert comes_back_at(late, AT, after) is None
