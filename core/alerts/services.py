"""Alerts: raised once for a subject, quieted by a person, closed when the reason is gone."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from core import clock
from core.accounts.actors import person_json
from core.actions import action
from core.actors import Actor, require
from core.alerts.kinds import Ends, comes_back_at, handling_of
from core.alerts.models import Alert
from core.alerts.permissions import may_answer_alert
from core.alerts.replies import AlertReply
from core.errors import Conflict, NotFound
from core.events.services import record
from core.versions import update_guarded


def alert_raise(
    actor: Actor,
    *,
    centre_id: int,
    kind: str,
    severity: str,
    about: str,
    incident_id: int | None = None,
    assignment_id: int | None = None,
    call_id: int | None = None,
    **params: Any,
) -> Alert:
    """Raise an alert within the caller's action. One open for the same `about` (`assignment:5`) is told anew."""
    alert = Alert.objects.select_for_update().filter(kind=kind, about=about, closed_at=None).first()
    if alert is None:
        alert = Alert.objects.create(
            centre_id=centre_id,
            kind=kind,
            severity=severity,
            about=about,
            incident_id=incident_id,
            assignment_id=assignment_id,
            call_id=call_id,
            params=params,
            raised_at=clock.now(),
        )
    else:
        update_guarded(alert, severity=severity, params=params, acknowledged_at=None, acknowledged_by=None)
    _tell(actor, "alert.raised", alert)
    return alert


def alert_complete(actor: Actor, alert: Alert, **params: Any) -> None:
    """Tell an open alert anew with what was found out since, within the caller's action."""
    update_guarded(alert, params={**alert.params, **params}, acknowledged_at=None, acknowledged_by=None)
    _tell(actor, "alert.raised", alert)


def alert_acknowledge(actor: Actor, *, alert_id: int) -> Alert:
    """A person has seen the alert and takes it in hand. It is quiet, and stands until its reason is gone.

    Said again while it is quiet, by whomever, it changes nothing.
    """
    with action(actor):
        alert = _for_update(actor, alert_id)
        if not _is_quiet(alert):
            update_guarded(alert, acknowledged_at=clock.now(), acknowledged_by_id=actor.user_id)
            _tell(actor, "alert.acknowledged", alert)
            if handling_of(alert.kind, alert.params).ends == Ends.SEEN:
                _close(actor, alert)
        return alert


def alert_close(actor: Actor, *, alert_id: int) -> Alert:
    """A person ends an alert whose reason may never end by itself. Raises Conflict `alert_stands` for the others."""
    with action(actor):
        alert = _for_update(actor, alert_id)
        if handling_of(alert.kind, alert.params).ends != Ends.BY_HAND:
            raise Conflict("This alert ends when its reason is gone.", code="alert_stands", kind=alert.kind)
        if alert.closed_at is None:
            _close(actor, alert)
        return alert


def alerts_close(actor: Actor, *, about: str, kind: str | None = None) -> None:
    """Close what is open about a subject, within the caller's action, because its reason is gone."""
    rows = Alert.objects.filter(about=about)
    _close_all(actor, rows.filter(kind=kind) if kind else rows)


def alerts_close_of_assignments(actor: Actor, *, incident_id: int, kind: str | None = None) -> None:
    """Close what is open about any assignment of an incident, within the caller's action."""
    rows = Alert.objects.filter(incident_id=incident_id, assignment_id__isnull=False)
    _close_all(actor, rows.filter(kind=kind) if kind else rows)


def alert_payload(alert: Alert) -> AlertReply:
    handling = handling_of(alert.kind, alert.params)
    return {
        "id": alert.pk,
        "version": alert.version,
        "kind": alert.kind,
        "severity": alert.severity,
        "incident": alert.incident_id,
        "assignment": alert.assignment_id,
        "call": alert.call_id,
        "params": alert.params,
        "raised_at": alert.raised_at,
        "answers": sorted(handling.answers),
        "everybody_at": alert.raised_at + settings.ALERT_AGAIN_AFTER,
        "acknowledged_at": alert.acknowledged_at,
        "acknowledged_by": person_json(alert.acknowledged_by),
        "comes_back_at": comes_back_at(handling, alert.acknowledged_at, settings.ALERT_AGAIN_AFTER),
        "closes_by_hand": handling.ends == Ends.BY_HAND,
        "closed_at": alert.closed_at,
    }


def _for_update(actor: Actor, alert_id: int) -> Alert:
    alert = Alert.objects.select_for_update().filter(pk=alert_id).first()
    if alert is None:
        raise NotFound("There is no such alert.")
    require(may_answer_alert, actor, alert)
    return alert


def _is_quiet(alert: Alert) -> bool:
    back_at = comes_back_at(handling_of(alert.kind, alert.params), alert.acknowledged_at, settings.ALERT_AGAIN_AFTER)
    return alert.acknowledged_at is not None and (back_at is None or clock.now() < back_at)


def _close_all(actor: Actor, rows: QuerySet[Alert]) -> None:
    for alert in rows.select_for_update().filter(closed_at=None).order_by("pk"):
        _close(actor, alert)


def _close(actor: Actor, alert: Alert) -> None:
    update_guarded(alert, closed_at=clock.now())
    _tell(actor, "alert.closed", alert)


def _tell(actor: Actor, type: str, alert: Alert) -> None:  # noqa: A002
    subjects = {"incident": alert.incident_id, "assignment": alert.assignment_id, "call": alert.call_id}
    record(
        actor,
        type,
        entity="alert",
        row_id=alert.pk,
        version=alert.version,
        payload=alert_payload(alert),
        centre_id=alert.centre_id,
        topics=[f"{entity}:{key}" for entity, key in subjects.items() if key],
    )
