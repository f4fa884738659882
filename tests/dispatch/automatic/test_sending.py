"""The system sends the quickest unit, or says aloud that a person has to."""

from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from cad.incidents.services import incident_place_confirm
from core import clock
from core.alerts.models import Alert
from core.versions import update_guarded
from dispatch.assignments.models import Assignment
from dispatch.automatic import sending
from dispatch.automatic.models import AutomaticRun
from dispatch.automatic.sending import automatic_offer, automatic_send
from dispatch.automatic.services import automatic_switch
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.services import recommendation_make
from dispatch.sla import tasks
from dispatch.sla.services import sweep
from fleet.units.services import unit_set_readiness
from tests.dispatch.automatic.switching import itself, offer_by_itself, runs, switch_on
from tests.dispatch.automatic.test_runs import decline
from tests.fixtures import flow
from tests.fixtures.room import Room


@pytest.fixture
def by_road(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rankings count as made by road: what is tested here begins after the ranking."""
    monkeypatch.setattr(sending, "BY_ROAD", Recommendation.Router.STRAIGHT_LINE)


def run_of(room: Room) -> AutomaticRun:
    switch_on(room)
    flow.awaiting(room)
    return AutomaticRun.objects.get()


def alerts() -> list[tuple[str, str]]:
    rows = Alert.objects.filter(kind="automatic_needs_you", closed_at=None)
    return [(alert.severity, alert.params["reason"]) for alert in rows]


def take_all(room: Room) -> None:
    for unit in room.units:
        flow.offered(room, unit, flow.awaiting(room, level="R2"))


def test_the_first_of_a_ranking_by_road_is_offered_and_says_who_chose(room: Room, vancouver: Any, router: Any) -> None:
    run = run_of(room)
    automatic_send(run.pk)
    automatic_send(run.pk)
    assignment = Assignment.objects.get()
    ranking = Recommendation.objects.get()
    assert (ranking.router, ranking.chosen_unit_id) == ("osrm", assignment.unit_id)
    assert ranking.units[0]["unit"] == assignment.unit_id
    assert (assignment.sent_by, assignment.offered_by, assignment.times.get().source) == (
        "automatic",
        None,
        "automatic",
    )
    run.refresh_from_db()
    assert (run.state, run.assignment_id) == ("offered", assignment.pk)


def test_on_straight_lines_nobody_is_sent_and_a_dispatcher_is_called(room: Room) -> None:
    run = run_of(room)
    automatic_send(run.pk)
    assert (runs(), alerts()) == ([("needs_you", "no_roads")], [("critical", "no_roads")])
    assert not Assignment.objects.exists()
    flow.offered(room, incident=run.incident)
    assert (runs(), alerts()) == ([("superseded", "")], [])


def test_outside_the_city_a_dispatcher_is_called(room: Room) -> None:
    run = run_of(room)
    update_guarded(run.incident, place_outside_city=True)
    automatic_send(run.pk)
    assert (runs(), alerts()) == ([("needs_you", "outside_city")], [("critical", "outside_city")])


@pytest.mark.usefixtures("by_road")
def test_a_unit_that_was_taken_meanwhile_gives_way_to_the_next(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_of(room)
    rank = recommendation_make

    def rank_then_lose_the_first(*args: Any, **options: Any) -> Recommendation:
        ranking = rank(*args, **options)
        first = next(unit for unit in room.units if unit.pk == ranking.units[0]["unit"])
        flow.offered(room, first, flow.awaiting(room, level="R2"))
        return ranking

    monkeypatch.setattr("dispatch.automatic.sending.recommendation_make", rank_then_lose_the_first)
    automatic_send(run.pk)
    assignment, ranking = Assignment.objects.get(incident=run.incident), Recommendation.objects.get()
    assert (assignment.unit_id, assignment.sent_by) == (ranking.units[1]["unit"], "automatic")
    assert (ranking.chosen_unit_id, ranking.override_reason) == (assignment.unit_id, "taken_meanwhile")


@pytest.mark.usefixtures("by_road")
def test_without_a_free_unit_it_calls_once_and_sends_when_one_is_free(room: Room) -> None:
    take_all(room)
    run = run_of(room)
    automatic_send(run.pk)
    automatic_send(run.pk)
    assert (runs(), alerts()) == ([("needs_you", "no_unit")], [("critical", "no_unit")])
    assert Alert.objects.get(kind="automatic_needs_you").version == 1
    assert Recommendation.objects.count() == 1
    assert Assignment.objects.filter(incident=run.incident).count() == 0
    unit = room.add_unit("A33", -123.12, 49.26)
    automatic_send(run.pk)
    assert (Assignment.objects.get(incident=run.incident).unit, alerts()) == (unit, [])


@pytest.mark.usefixtures("by_road")
def test_a_unit_that_declined_is_not_asked_again(room: Room) -> None:
    switch_on(room)
    flow.awaiting(room)
    first = offer_by_itself(room)
    decline(room, first)
    automatic_send(AutomaticRun.objects.get(ended_at=None).pk)
    assert Assignment.objects.latest("pk").unit != first.unit


def test_a_ranking_for_a_place_that_moved_is_not_acted_on(room: Room) -> None:
    run = run_of(room)
    ranking = recommendation_make(itself(room), incident_id=run.incident_id)
    incident_place_confirm(
        room.call_taker,
        incident_id=run.incident_id,
        version=run.incident.version,
        lon=-123.05,
        lat=49.25,
        datum="wgs84",
        label="Kingsway 3000",
        method="house_number",
    )
    automatic_offer(itself(room), run_id=run.pk, ranking=ranking, unit_id=room.units[0].pk)
    assert (runs(), Assignment.objects.count()) == ([("waiting", "")], 0)


def test_switched_off_while_it_ranks_it_sends_nobody(room: Room) -> None:
    run = run_of(room)
    ranking = recommendation_make(itself(room), incident_id=run.incident_id)
    automatic_switch(room.actor("duty_manager"), centre_id=room.centre.pk, level="R1", on=False)
    automatic_offer(itself(room), run_id=run.pk, ranking=ranking, unit_id=room.units[0].pk)
    assert (runs(), Assignment.objects.count()) == ([("stopped", "switched_off")], 0)


def test_stopped_while_it_ranks_it_sends_nobody(room: Room) -> None:
    run = run_of(room)
    ranking = recommendation_make(itself(room), incident_id=run.incident_id)
    flow.offered(room, room.units[1], run.incident)
    automatic_offer(itself(room), run_id=run.pk, ranking=ranking, unit_id=room.units[0].pk)
    assert [row.unit for row in Assignment.objects.all()] == [room.units[1]]


@pytest.mark.usefixtures("by_road")
def test_what_the_worker_lost_the_sweep_sends_after_a_second(room: Room) -> None:
    run = run_of(room)
    sweep()
    assert runs() == [("waiting", "")]
    with clock.frozen(run.begun_at + timedelta(seconds=1)):
        sweep()
    assert runs() == [("offered", "")]


def test_a_search_that_breaks_calls_a_dispatcher_and_goes_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_of(room)

    def broken(_: int) -> None:
        raise RuntimeError("no ranking today")

    with clock.frozen(run.begun_at + timedelta(seconds=6)):
        sweep(send=broken)
        assert alerts() == [("critical", "late")]
    asked: list[int] = []
    with clock.frozen(run.begun_at + timedelta(seconds=22)):
        sweep(send=asked.append)
    assert asked == [run.pk]


def test_the_sweep_hands_it_on_and_a_lost_redis_loses_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_of(room)
    handed: list[Any] = []

    def gone(name: str, args: list[int], **_: Any) -> None:
        handed.append((name, args))
        raise OperationalError("connection refused")

    monkeypatch.setattr(current_app, "send_task", gone)
    with clock.frozen(run.begun_at + timedelta(seconds=2)):
        tasks.sweep()
    assert handed == [("dispatch.automatic.tasks.send", [run.pk])]
    assert runs() == [("waiting", "")]


def test_a_unit_out_of_service_is_no_free_one(room: Room) -> None:
    run = run_of(room)
    for unit in room.units:
        unit_set_readiness(
            room.dispatcher, unit_id=unit.pk, version=unit.version, readiness="out_of_service", reason="保养"
        )
    automatic_send(run.pk)
    assert runs()[0][0] == "needs_you"
