"""The watch on the sweep itself, the health page, and the sweeper that needs no Celery."""

from collections.abc import Callable

import orjson
import pytest
from django.test import Client

from core import clock
from core.alerts.models import Alert
from core.alerts.services import alert_acknowledge
from dispatch.sla import standby
from dispatch.sla.beat import sweep_age_s, sweep_state
from dispatch.sla.models import SweepBeat
from dispatch.sla.services import sweep, sweeper_name
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, seconds
from tests.fixtures.room import Room


def swept(when: str) -> None:
    with clock.frozen(at(when)):
        sweep()


def test_each_sweep_says_that_it_ran(timed: Room) -> None:
    swept("10:00:00")
    swept("10:00:01.5")
    beat = SweepBeat.objects.get()
    assert (beat.last_ran_at, beat.lag_s, beat.by, beat.failed) == (at("10:00:01.5"), 1.5, sweeper_name(), 0)


def test_a_standstill_is_an_alert_in_every_centre_until_somebody_has_seen_it(timed: Room, neighbour: Room) -> None:
    swept("10:00:00")
    swept("10:00:30")
    alerts = Alert.objects.filter(kind="sweep_late", closed_at=None)
    assert {alert.centre_id: alert.params["gap_s"] for alert in alerts} == {
        timed.centre.pk: 30.0,
        neighbour.centre.pk: 30.0,
    }
    swept("10:00:31")
    assert alerts.count() == 2
    alert_acknowledge(timed.dispatcher, alert_id=alerts.get(centre_id=timed.centre.pk).pk)
    swept("10:00:32")
    assert [alert.centre_id for alert in alerts.all()] == [neighbour.centre.pk]


@pytest.mark.parametrize(("gap_s", "alerts"), [(5.0, 0), (5.1, 1)])
def test_a_sweep_that_is_a_little_late_alarms_nobody(timed: Room, gap_s: float, alerts: int) -> None:
    swept("10:00:00")
    with clock.frozen(at("10:00:00") + seconds(gap_s)):
        sweep()
    assert Alert.objects.count() == alerts


def test_a_clock_that_was_set_back_is_an_alert_in_every_centre_that_stays(timed: Room, neighbour: Room) -> None:
    swept("10:00:10")
    swept("10:00:05")
    assert Alert.objects.count() == 0
    swept("09:00:00")
    swept("09:00:01")
    alerts = Alert.objects.filter(kind="clock_set_back", closed_at=None)
    assert {alert.centre_id: (alert.severity, alert.params["behind_s"]) for alert in alerts} == {
        timed.centre.pk: ("critical", 3605.0),
        neighbour.centre.pk: ("critical", 3605.0),
    }


def test_the_health_page_says_how_the_sweep_does(timed: Room) -> None:
    def health() -> tuple[int, str]:
        answer = Client().get("/healthz")
        return answer.status_code, orjson.loads(answer.content)["sweep"]

    assert health() == (200, "never ran")
    swept("10:00:00")
    with clock.frozen(at("10:00:04")):
        assert health() == (200, "ok")
    with clock.frozen(at("10:00:40")):
        assert health() == (200, "last ran 40 s ago")
    SweepBeat.objects.update(failed=2)
    with clock.frozen(at("10:00:04")):
        assert sweep_state() == "2 clocks could not be told"


def looks(times: list[float]) -> Callable[[float], bool]:
    """Ends the stand-by after as many looks as there are waits."""
    return lambda _: not times.pop(0)


def test_the_stand_by_leaves_a_sweep_that_runs_alone(timed: Room) -> None:
    with clock.frozen(at("10:00:00")):
        sweep()
        SweepBeat.objects.update(by="another:1")
        standby.run_standby(2.0, looks([1, 0]))
        assert SweepBeat.objects.get().by == "another:1"


def test_the_stand_by_takes_over_goes_on_and_steps_back(timed: Room) -> None:
    story.rang(timed, "10:00:00")
    swept("10:00:01")
    SweepBeat.objects.update(by="another:1")
    with clock.frozen(at("10:00:10")):
        standby.run_standby(2.0, looks([0]))
        assert (SweepBeat.objects.get().by, sweep_age_s()) == (sweeper_name(), 0)
        assert Alert.objects.filter(kind="clock_breached").count() == 1
    with clock.frozen(at("10:00:11")):
        standby.run_standby(2.0, looks([0]))
        assert sweep_age_s() == 0
        SweepBeat.objects.update(by="another:1")
    with clock.frozen(at("10:00:12")):
        standby.run_standby(2.0, looks([0]))
        assert sweep_age_s() == 1


def test_the_stand_by_begins_where_no_sweep_ever_ran(timed: Room) -> None:
    standby.run_standby(2.0, looks([0]))
    assert SweepBeat.objects.exists()
