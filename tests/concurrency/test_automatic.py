"""The system sends while a dispatcher sends: one unit goes, whoever is first."""

import pytest

from core.errors import DomainError
from dispatch.assignments.models import Assignment
from dispatch.automatic import sending
from dispatch.automatic.models import AutomaticRun
from dispatch.automatic.services import automatic_stop
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.services import recommendation_make
from tests.dispatch.automatic.switching import itself, runs, switch_on
from tests.fixtures import flow
from tests.fixtures.rival import at_once
from tests.fixtures.room import Room


@pytest.fixture
def ranked(committed_room: Room, monkeypatch: pytest.MonkeyPatch) -> tuple[AutomaticRun, Recommendation]:
    """A run that has its ranking and is about to offer, with no worker to do it."""
    monkeypatch.setattr("dispatch.automatic.runs.ask_to_send_aside", lambda run_id: None)
    switch_on(committed_room)
    flow.awaiting(committed_room)
    run = AutomaticRun.objects.get()
    return run, recommendation_make(itself(committed_room), incident_id=run.incident_id)


def test_a_dispatchers_offer_and_the_systems_send_one_unit(
    committed_room: Room, ranked: tuple[AutomaticRun, Recommendation]
) -> None:
    room, (run, ranking) = committed_room, ranked
    outcomes = at_once(
        lambda: flow.offered(room, room.units[1], run.incident),
        lambda: sending.automatic_offer(itself(room), run_id=run.pk, ranking=ranking, unit_id=room.units[0].pk),
    )
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    by_system = Assignment.objects.filter(sent_by="automatic").count()
    # A dispatcher who comes second reinforces, as they asked; the system never does.
    assert Assignment.objects.count() == 1 + by_system
    assert runs() == [("offered", "") if by_system else ("superseded", "")]


def test_a_stop_and_the_systems_offer_one_of_the_two_holds(
    committed_room: Room, ranked: tuple[AutomaticRun, Recommendation]
) -> None:
    room, (run, ranking) = committed_room, ranked
    stopped, offered = at_once(
        lambda: automatic_stop(room.dispatcher, run_id=run.pk),
        lambda: sending.automatic_offer(itself(room), run_id=run.pk, ranking=ranking, unit_id=room.units[0].pk),
    )
    assert offered is None
    if isinstance(stopped, DomainError):
        assert (stopped.code, Assignment.objects.count(), runs()) == ("automatic_has_sent", 1, [("offered", "")])
    else:
        assert (Assignment.objects.count(), runs()) == (0, [("stopped", "by_hand")])


def test_two_workers_with_one_run_send_once(committed_room: Room, ranked: tuple[AutomaticRun, Recommendation]) -> None:
    room, (run, ranking) = committed_room, ranked
    outcomes = at_once(
        *(
            lambda unit=unit: sending.automatic_offer(itself(room), run_id=run.pk, ranking=ranking, unit_id=unit.pk)
            for unit in room.units
        )
    )
    assert outcomes == [None, None]
    assert (Assignment.objects.count(), runs()) == (1, [("offered", "")])
