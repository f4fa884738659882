"""Times of stages: written once, in order, never in the future; a correction is added beside them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from core import clock
from core.actors import Actor
from core.errors import Invalid
from dispatch.assignments.models import Assignment, StageTime
from dispatch.assignments.states import STAGE_ORDER

FUTURE_TOLERANCE = timedelta(seconds=5)
ORDER_TOLERANCE = timedelta(seconds=60)


def stage_times(assignment: Assignment) -> dict[str, StageTime]:
    """The time that counts for each stage reached: the newest row."""
    return {stage: rows[-1] for stage, rows in stage_time_rows(assignment).items()}


def stage_time_rows(assignment: Assignment) -> dict[str, list[StageTime]]:
    """The times of each stage reached: as first written, then as corrected."""
    rows: dict[str, list[StageTime]] = {}
    for time in assignment.times.order_by("pk"):
        rows.setdefault(time.stage, []).append(time)
    return rows


def stage_time_write(
    actor: Actor, assignment: Assignment, stage: str, occurred_at: datetime | None, *, correction_reason: str = ""
) -> StageTime:
    """Add the time of a stage. Part of the caller's action, on a locked assignment.

    Raises Invalid `time_in_future`, or `time_out_of_order` when it lies more than a minute on the wrong side of a
    neighbouring stage.
    """
    now = clock.now()
    at = occurred_at or now
    if at > now + FUTURE_TOLERANCE:
        raise Invalid("This time lies in the future.", code="time_in_future", at=at.isoformat())
    _check_order({name: time.occurred_at for name, time in stage_times(assignment).items()}, stage, at)
    return StageTime.objects.create(
        assignment=assignment,
        stage=stage,
        occurred_at=at,
        recorded_at=now,
        source=source_of(actor),
        by=actor.label,
        correction_reason=correction_reason,
    )


def source_of(actor: Actor) -> str:
    """Who says when it happened."""
    match actor.kind:
        case "unit":
            return StageTime.Source.CREW
        case "user":
            return StageTime.Source.DISPATCHER
    return StageTime.Source.AUTOMATIC


def _check_order(times: Mapping[str, datetime], stage: str, at: datetime) -> None:
    if stage not in STAGE_ORDER:
        return
    place = STAGE_ORDER.index(stage)
    earlier = [times[name] for name in STAGE_ORDER[:place] if name in times]
    later = [times[name] for name in STAGE_ORDER[place + 1 :] if name in times]
    if any(at < before - ORDER_TOLERANCE for before in earlier) or any(at > after + ORDER_TOLERANCE for after in later):
        raise Invalid("This time does not fit the stages beside it.", code="time_out_of_order", stage=stage)
