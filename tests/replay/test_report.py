from datetime import UTC, datetime, timedelta

from config.replay.plan import CallPlan, Leg
from config.replay.report import intervals, percentile, report_lines
from config.replay.result import Result

T0 = datetime(2026, 1, 1, tzinfo=UTC)
LEG = Leg(0, 0, 0, None, 0, "other", "other", log={"response_scene": 300.0})


def at(**seconds: float) -> dict[str, datetime]:
    return {name: T0 + timedelta(seconds=value) for name, value in seconds.items()}


def plan(**log: float) -> CallPlan:
    return CallPlan("1", 0, 0, 0, (0, 0), "", "", "R2", None, {}, "", (LEG,), log)


def played(error: str = "") -> Result:
    result = Result(plan(received_entry=120.0), rang=True, incident=1, assigned=1, error=error)
    result.times = at(rang=0, opened=2)
    result.legs = [(LEG, at(offered=3, rolling=4, at_scene=9)), (LEG, at(offered=5, rolling=6, aborted=7))]
    result.call_outcome = result.incident_outcome = "dispatched"
    result.incident_state = "closed"
    return result


def test_percentiles_are_values_that_occurred() -> None:
    values = [float(n) for n in range(1, 11)]
    assert (percentile(values, 0.5), percentile(values, 0.9), percentile([7.0], 0.9)) == (5.0, 9.0, 7.0)
    assert percentile([], 0.5) is None


def test_intervals_are_minutes_of_the_log_beside_the_logs_own() -> None:
    rows = {row.name: row for row in intervals([played()], speed=60)}
    assert (rows["received to entry"].run, rows["received to entry"].log) == ([2.0], [2.0])
    assert rows["received to scene"].run == [9.0]
    assert (rows["rolling to scene"].run, rows["rolling to scene"].log) == ([5.0], [5.0, 5.0])
    assert rows["hospital to available"].run == []


def test_the_table_counts_and_names_what_went_wrong() -> None:
    lines = list(report_lines([played(), played("call 1: 500")], 60, bad_rows=3, real_s=10))
    counts = {line[:22].strip(): line[22:].strip() for line in lines[1:9]}
    assert counts == {
        "calls in": "2",
        "incidents": "2",
        "assigned": "2",
        "closed": "2",
        "held for a unit": "0",
        "unanswered": "0",
        "errors": "1",
        "rows not read": "3",
    }
    assert "error: call 1: 500" in lines


def test_done_means_a_coded_end_and_no_error() -> None:
    assert played().done
    assert not played("x").done
    assert not Result(plan()).done
