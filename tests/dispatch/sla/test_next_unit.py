"""An offer that was escalated names the next unit."""

from typing import Any

import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from core import clock
from core.alerts.models import Alert
from core.events.models import Event
from dispatch.recommendation.models import Recommendation
from dispatch.sla import tasks
from dispatch.sla.next_unit import next_unit_propose
from dispatch.sla.services import sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at
from tests.fixtures.room import Room


def escalated(room: Room) -> Alert:
    assignment = story.offered(room, story.awaiting(room), "10:00:58")
    with clock.frozen(at("10:01:58")):
        sweep()
    return Alert.objects.get(assignment_id=assignment.pk, kind="offer_not_accepted")


def test_the_alert_of_a_silent_unit_proposes_the_next_one(timed: Room) -> None:
    alert = escalated(timed)
    recommendation = Recommendation.objects.get()
    assert alert.params["next_unit"] == {
        "id": timed.units[1].pk,
        "call_sign": timed.units[1].call_sign,
        "total_s": recommendation.units[0]["total_s"],
        "recommendation": recommendation.pk,
    }
    assert [row["unit"] for row in recommendation.units] == [timed.units[1].pk]
    assert recommendation.made_by == "sweep"


def test_the_next_unit_is_proposed_once(timed: Room) -> None:
    escalated(timed)
    for when in ("10:01:59", "10:02:00"):
        with clock.frozen(at(when)):
            sweep()
    assert Recommendation.objects.count() == 1
    assert Event.objects.filter(type="alert.raised").count() == 2


def test_where_no_other_unit_can_go_the_alert_says_so(timed: Room) -> None:
    story.offered(timed, story.awaiting(timed), "10:00:00", timed.units[1])
    assert escalated(timed).params["next_unit"] is None


def test_an_offer_accepted_before_the_ranking_came_is_proposed_nothing(timed: Room) -> None:
    assignment = story.offered(timed, story.awaiting(timed), "10:00:58")
    with clock.frozen(at("10:01:58")):
        sweep(propose=lambda _: None)
    story.accepted(timed, assignment, "10:01:59")
    assert next_unit_propose(assignment.pk) is False
    assert not Recommendation.objects.exists()


def test_a_ranking_that_broke_is_asked_for_again(timed: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assignment = story.offered(timed, story.awaiting(timed), "10:00:58")

    def broken(_: int) -> None:
        raise RuntimeError("no ranking today")

    with clock.frozen(at("10:01:58")):
        sweep(propose=broken)
    asked: list[int] = []
    with clock.frozen(at("10:01:59")):
        sweep(propose=asked.append)
    assert asked == [assignment.pk]


def test_the_task_hands_the_ranking_on_and_survives_a_lost_redis(timed: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assignment = story.offered(timed, story.awaiting(timed), "10:00:58")
    handed: list[Any] = []
    monkeypatch.setattr(current_app, "send_task", lambda _name, args, **_: handed.append(args))
    with clock.frozen(at("10:01:58")):
        tasks.sweep()
    assert handed == [[assignment.pk]]

    def gone(*_: Any, **__: Any) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(current_app, "send_task", gone)
    with clock.frozen(at("10:01:59")):
        tasks.sweep()
    tasks.propose_next_unit(assignment.pk)
    assert Alert.objects.get(kind="offer_not_accepted").params["next_unit"]["id"] == timed.units[1].pk
