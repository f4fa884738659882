"""The table at the end of a replay: counts, outcomes, and each interval beside the log's own. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from config.replay.result import Result

# Name in the log, what is shown, start and end in the run.
OF_CALL = (
    ("received_entry", "received to entry", "rang", "opened"),
    ("entry_dispatch", "entry to dispatch", "opened", "offered"),
    ("received_scene", "received to scene", "rang", "at_scene"),
)
OF_LEG = (
    ("dispatch_response", "dispatch to rolling", "offered", "rolling"),
    ("response_scene", "rolling to scene", "rolling", "at_scene"),
    ("scene_transport", "scene to transport", "at_scene", "left_scene"),
    ("transport_hospital", "transport to hospital", "left_scene", "at_hospital"),
    ("hospital_available", "hospital to available", "at_hospital", "clear"),
)
ERRORS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """Minutes of the run, in the log's time, beside the log's own."""

    name: str
    run: Sequence[float]
    log: Sequence[float]


def percentile(values: Sequence[float], share: float) -> float | None:
    """Nearest rank: the smallest value that at least `share` of all do not exceed. None of nothing."""
    if not values:
        return None
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def intervals(results: Iterable[Result], speed: float) -> list[Interval]:
    """Each interval over all results, in minutes of the log. A step that was not reached counts on neither side."""
    results = list(results)
    rows = []
    for key, name, start, end in OF_CALL:
        run = [_minutes(times, start, end, speed) for times in map(_call_times, results)]
        rows.append(Interval(name, _known(run), _of_log(result.plan.log.get(key) for result in results)))
    legs = [leg for result in results for leg in result.legs]
    for key, name, start, end in OF_LEG:
        run = [_minutes(times, start, end, speed) for _, times in legs]
        rows.append(Interval(name, _known(run), _of_log(leg.log.get(key) for leg, _ in legs)))
    return rows


def report_lines(results: Sequence[Result], speed: float, bad_rows: int, real_s: float) -> Iterator[str]:
    """The table, line by line."""
    counts = {
        "calls in": sum(result.rang for result in results),
        "incidents": sum(result.incident is not None for result in results),
        "assigned": sum(result.assigned for result in results),
        "closed": sum(result.incident_state == "closed" for result in results),
        "held for a unit": sum(result.held for result in results),
        "unanswered": sum(result.unanswered for result in results),
        "errors": sum(bool(result.error) for result in results),
        "rows not read": bad_rows,
    }
    yield f"{'':<22}{'count':>7}"
    for name, count in counts.items():
        yield f"{name:<22}{count:>7}"
    yield ""
    for name, codes in (
        ("call", Counter(result.call_outcome or "none" for result in results)),
        ("incident", Counter(result.incident_outcome or "none" for result in results)),
    ):
        told = ", ".join(f"{code} {count}" for code, count in codes.most_common())
        yield f"{name + ' outcomes':<22}{told}"
    yield ""
    yield f"{'minutes':<24}{'n':>6}{'median':>9}{'P90':>9}{'log n':>9}{'median':>9}{'P90':>9}"
    for row in intervals(results, speed):
        yield f"{row.name:<24}{_figures(row.run, 6)}{_figures(row.log, 9)}"
    yield ""
    yield (
        f"{len(results)} calls in {real_s:.0f} s at {speed:g} times the log's speed: "
        f"0.1 s that the system takes is {0.1 * speed / 60:.2f} minutes here."
    )
    wrong = [result.error for result in results if result.error]
    yield from (f"error: {error}" for error in wrong[:ERRORS_SHOWN])
    if len(wrong) > ERRORS_SHOWN:
        yield f"and {len(wrong) - ERRORS_SHOWN} more errors"


def _figures(minutes: Sequence[float], width: int) -> str:
    cells = [percentile(minutes, share) for share in (0.5, 0.9)]
    return f"{len(minutes):>{width}}" + "".join(f"{'-' if cell is None else f'{cell:.2f}':>9}" for cell in cells)


def _call_times(result: Result) -> dict[str, datetime]:
    """The call's own times, with those of the unit that was sent first."""
    first = min((times for _, times in result.legs), key=lambda times: times["offered"], default={})
    return {**first, **result.times}


def _minutes(times: dict[str, datetime], start: str, end: str, speed: float) -> float | None:
    if start not in times or end not in times:
        return None
    return (times[end] - times[start]).total_seconds() * speed / 60


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _of_log(seconds: Iterable[float | None]) -> list[float]:
    return [value / 60 for value in _known(seconds)]
