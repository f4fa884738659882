"""Every call is counted once, and what must not be forgotten is named."""

from datetime import datetime, timedelta

from cad.triage.denominators import CameAgain, CountedCall, CountedTriage, denominators
from cad.triage.protocol import Level

NOON = datetime(2026, 3, 2, 12)


def told(level: Level | None, *, completed: bool = True, **more: Level) -> CountedTriage:
    return CountedTriage(completed, level, **more)


def call(key: int, hours: float = 0, **fields: object) -> CountedCall:
    return CountedCall(key, NOON + timedelta(hours=hours), **fields)  # type: ignore[arg-type]


def test_abandoned_silent_untriaged_and_unfinished_calls_are_counted_and_add_up() -> None:
    counted = denominators(
        [
            call(1, answered=False, outcome="abandoned"),
            call(2, outcome="silent"),
            call(3, outcome="nuisance"),
            call(4, triage=told(Level.R1, completed=False)),
            call(5, triage=told(Level.R2)),
        ]
    )
    parts = (counted.abandoned, counted.without_triage, counted.unfinished, counted.completed)
    assert (counted.calls, parts, sum(parts), counted.silent) == (5, (1, 2, 1, 1), 5, 1)
    assert counted.by_level == {None: 3, Level.R1: 1, Level.R2: 1}


def test_a_level_set_by_hand_is_counted_by_its_direction() -> None:
    counted = denominators(
        [
            call(1, triage=told(Level.R1, computed=Level.R3, by_hand=Level.R1)),
            call(2, triage=told(Level.R4, computed=Level.R2, by_hand=Level.R4)),
            call(3, triage=told(Level.R4, by_hand=Level.R4)),
            call(4, triage=told(Level.R2, computed=Level.R2, by_hand=Level.R2)),
            call(5, triage=told(Level.R2, computed=Level.R2)),
        ]
    )
    assert (counted.raised_by_hand, counted.lowered_by_hand) == (1, 2)


def test_who_was_told_r4_or_r5_and_calls_again_is_a_sentinel_event() -> None:
    counted = denominators(
        [
            call(1, number="1", triage=told(Level.R4)),
            call(2, 24, number="1", triage=told(Level.R1)),
            call(3, number="2", triage=told(Level.R5)),
            call(4, 72, number="2"),
            call(5, number="3", triage=told(Level.R4)),
            call(6, 72.1, number="3"),
            call(7, number="4", triage=told(Level.R3)),
            call(8, 1, number="4"),
            call(9, triage=told(Level.R4)),
            call(10, 1),
        ]
    )
    assert counted.again_in_24_h == CameAgain(calls=(1,), again=1, followed=3)
    assert counted.again_in_72_h == CameAgain(calls=(1, 3), again=2, followed=3)
    assert (counted.less_urgent, counted.without_number) == (4, 1)


def test_who_may_still_come_again_is_not_followed_and_a_call_after_the_period_counts_as_one_that_came() -> None:
    less_urgent = [call(1, number="1", triage=told(Level.R4)), call(2, 30, number="2", triage=told(Level.R5))]
    counted = denominators(less_urgent, later=[call(3, 31, number="2")], until=NOON + timedelta(hours=48))
    assert (counted.calls, counted.again_in_24_h) == (2, CameAgain(calls=(2,), again=0, followed=1))


def test_who_was_told_r4_or_r5_and_dies_on_that_day_is_one_too() -> None:
    counted = denominators(
        [
            call(1, triage=told(Level.R5), died_at=NOON + timedelta(hours=11)),
            call(2, triage=told(Level.R4), died_at=NOON + timedelta(hours=12)),
            call(3, triage=told(Level.R1), died_at=NOON),
        ]
    )
    assert counted.died_the_same_day == (1,)


def test_nothing_is_counted_of_no_call() -> None:
    assert denominators([]).calls == 0
