from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from core.actors import Actor
from core.events.services import record
from dispatch.sla.models import Clock
from dispatch.sla.replies import ClockReply


def clock_payload(clock: Clock) -> ClockReply:
    """The public state of a clock: event and snapshot alike."""
    return {
        "id": clock.pk,
        "version": clock.version,
        "stage": clock.stage,
        "call": clock.call_id,
        "incident": clock.incident_id,
        "assignment": clock.assignment_id,
        "patient": clock.patient_id,
        "level": clock.level or None,
        "policy": clock.policy_id,
        "started_at": clock.started_at,
        "warn_at": clock.warn_at,
        "due_at": clock.due_at,
        "state": clock.state,
        "cancel_reason": clock.cancel_reason or None,
        "warned_at": clock.warned_at,
        "breached_at": clock.breached_at,
        "stopped_at": clock.stopped_at,
    }


def clock_payloads(centre_id: int, incident_ids: Iterable[int], call_ids: Iterable[int] = ()) -> list[ClockReply]:
    """The clocks of these incidents and of their assignments, and of these calls."""
    rows = Clock.objects.filter(centre_id=centre_id).filter(
        Q(incident__in=list(incident_ids)) | Q(call__in=list(call_ids))
    )
    return [clock_payload(clock) for clock in rows.order_by("pk")]


def tell_clock(actor: Actor, type: str, clock: Clock, occurred_at: datetime | None = None) -> None:  # noqa: A002
    """`occurred_at`: when the clock's moment was, e.g. its `due_at`; the event's own time says when it was told."""
    topics = {clock.about}
    if clock.incident_id is not None:
        topics.add(f"incident:{clock.incident_id}")
    record(
        actor,
        type,
        entity="clock",
        row_id=clock.pk,
        version=clock.version,
        payload=clock_payload(clock),
        centre_id=clock.centre_id,
        topics=topics,
        occurred_at=occurred_at,
    )
