"""Two sweeps at once: each clock is told once. The control runs show that it is the guards which see to it."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import close_old_connections, connection

from cad.calls.events import tell_call
from cad.calls.models import Call
from cad.calls.selectors import call_for_update
from cad.calls.states import CALL_STATES
from cad.incidents.waiting import incident_hold
from core import clock
from core.actions import action
from core.errors import Conflict
from core.events.models import Event
from dispatch.assignments.answering import assignment_accept
from dispatch.assignments.models import Assignment
from dispatch.sla import telling
from dispatch.sla.models import Clock
from dispatch.sla.selectors import clocks_due
from dispatch.sla.services import sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of, told
from tests.fixtures.room import Room, new_uuid


def at_once(*works: Callable[[], Any]) -> list[BaseException]:
    """Run the works in threads of their own connections and return what they raised."""
    raised: list[BaseException] = []

    def run(work: Callable[[], Any]) -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return raised


def breaches() -> int:
    return Event.objects.filter(type="clock.breached").count()


def test_two_sweeps_that_found_the_same_clock_tell_it_once(committed_timed: Room) -> None:
    story.rang(committed_timed, "10:00:00")
    [found] = clocks_due(at("10:00:10"), 10)
    together = threading.Barrier(2)

    def tell() -> None:
        together.wait(5)
        telling.clock_tell(found, at("10:00:10"))

    assert at_once(tell, tell) == []
    assert breaches() == 1


def test_without_the_guards_the_same_race_tells_it_twice(
    committed_timed: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.rang(committed_timed, "10:00:00")
    [found] = clocks_due(at("10:00:10"), 10)
    together = threading.Barrier(2)

    def unlocked(row: Clock) -> Clock:
        clock_read = Clock.objects.select_related("policy").get(pk=row.pk)
        together.wait(5)
        return clock_read

    def unguarded(row: Clock, **changes: Any) -> None:
        Clock.objects.filter(pk=row.pk).update(**changes)

    monkeypatch.setattr(telling, "subject_if_free", lambda row: row)
    monkeypatch.setattr(telling, "clock_if_due", unlocked)
    monkeypatch.setattr(telling, "update_guarded", unguarded)
    at_once(*[lambda: telling.clock_tell(found, at("10:00:10"))] * 2)
    assert breaches() == 2


def test_sweeps_that_run_together_share_the_work_and_tell_each_once(committed_timed: Room) -> None:
    for _ in range(60):
        story.rang(committed_timed, "10:00:00")

    def work() -> None:
        with clock.frozen(at("10:00:10")):
            sweep()

    assert at_once(work, work, work) == []
    assert breaches() == 60
    assert {tuple(told(row)) for row in Clock.objects.all()} == {("started", "breached")}


def test_an_acceptance_at_the_moment_of_the_escalation_ends_in_one_order_or_the_other(committed_timed: Room) -> None:
    assignments = []
    for number in range(6):
        unit = committed_timed.add_unit(f"X{number}", -123.1, 49.26)
        assignments.append(story.offered(committed_timed, story.awaiting(committed_timed), "10:00:58", unit))

    def sweeping() -> None:
        with clock.frozen(at("10:01:58")):
            for _ in range(3):
                sweep(propose=lambda _: None)

    def accepting() -> None:
        with clock.frozen(at("10:01:58")):
            for assignment in assignments:
                tablet = committed_timed.tablet(assignment.unit)
                assignment_accept(tablet, assignment_id=assignment.pk, client_uuid=new_uuid())

    assert at_once(sweeping, accepting) == []
    for row in Assignment.objects.all():
        notification = clock_of("notification", assignment=row)
        # Accepted on the second of the limit: kept, whether or not the sweep had been there first.
        assert (row.state, notification.state) == ("accepted", "met")
        assert told(notification)[-1] == "met"
        assert told(notification).count("breached") == (row.escalated_at is not None)


def test_a_clock_whose_call_is_being_changed_is_left_to_the_next_sweep(committed_timed: Room) -> None:
    held, free = (story.rang(committed_timed, "10:00:00") for _ in range(2))
    locked, done = threading.Event(), threading.Event()

    def hold() -> None:
        close_old_connections()
        with action(committed_timed.call_taker):
            call_for_update(held.pk)
            locked.set()
            done.wait(10)

    def sweeping() -> None:
        locked.wait(10)
        with clock.frozen(at("10:00:10")):
            swept = sweep()
        done.set()
        assert (swept.told, swept.left) == (1, 1)

    assert at_once(hold, sweeping) == []
    assert clock_of("answer", call=free).state == "breached"
    with clock.frozen(at("10:00:11")):
        assert sweep().told == 1
    assert told(clock_of("answer", call=held)) == ["started", "breached"]


def test_a_held_incident_is_woken_once_by_two_sweeps(committed_timed: Room) -> None:
    incident = story.awaiting(committed_timed)
    with clock.frozen(at("10:01:00")):
        incident_hold(committed_timed.dispatcher, incident_id=incident.pk, reason="no_unit", wake_at=at("10:30:00"))

    def work() -> None:
        with clock.frozen(at("10:30:00")):
            sweep()

    assert at_once(work, work) == []
    assert Event.objects.filter(type="incident.woken").count() == 1


def test_a_clock_is_started_with_its_action_or_not_at_all(committed_timed: Room) -> None:
    with suppress(Conflict), action(committed_timed.call_taker):
        call = Call.objects.create(
            centre=committed_timed.centre, client_uuid=new_uuid(), source="manual", rang_at=at("10:00:00")
        )
        tell_call(committed_timed.call_taker, "call.rang", call)
        assert Clock.objects.filter(call=call).exists()
        CALL_STATES.check("ended", "ringing")
    assert not Clock.objects.exists()
