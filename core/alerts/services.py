"""Alerts: raised once for a subject, acknowledged by a person, closed when the reason is gone."""

from typing import Any

from core import clock
from core.accounts.actors import person_json
from core.actions import action
from core.actors import Actor, require
from core.alerts.models import Alert
from core.alerts.permissions import may_acknowledge_alert
from core.alerts.replies import AlertReply
from core.errors import NotFound
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
    """Say that a person has seen the alert. A second acknowledgement changes nothing."""
    with action(actor):
        alert = Alert.objects.select_for_update().filter(pk=alert_id).first()
        if alert is None:
            raise NotFound("There is no such alert.")
        require(may_acknowledge_alert, actor, alert)
        if alert.acknowledged_at is None:
            update_guarded(alert, acknowledged_at=clock.now(), acknowledged_by_id=actor.user_id)
            _tell(actor, "alert.acknowledged", alert)
        return alert


def alerts_close(actor: Actor, *, about: str, kind: str | None = None) -> None:
    """Close what is open about a subject, within the caller's action, because its reason is gone."""
    rows = Alert.objects.select_for_update().filter(about=about, closed_at=None).order_by("pk")
    for alert in rows.filter(kind=kind) if kind else rows:
        update_guarded(alert, closed_at=clock.now())
        _tell(actor, "alert.closed", alert)


def alert_payload(alert: Alert) -> AlertReply:
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
        "acknowledged_at": alert.acknowledged_at,
        "acknowledged_by": person_json(alert.acknowledged_by),
        "closed_at": alert.closed_at,
    }


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
