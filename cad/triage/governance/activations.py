"""When which version is in force. Rows are only added: activations, roll-backs, cancellations of what was to come."""

from datetime import datetime

from django.utils.translation import gettext as _

from cad.triage.governance.events import tell_protocol
from cad.triage.governance.in_force import (
    activation_in_force,
    activations_scheduled,
    approved_was_in_force,
    moment,
    version_before,
)
from cad.triage.governance.locking import protocol_for_update, protocol_governance_lock
from cad.triage.governance.models import ProtocolActivation
from cad.triage.governance.states import ActivationKind
from cad.triage.models import ProtocolVersion
from cad.triage.permissions import may_activate_protocol, may_roll_back_protocol
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid, NotFound


def protocol_activate(
    actor: Actor, *, protocol_id: int, reason: str, effective_from: datetime | None = None
) -> ProtocolActivation:
    """Put a version in force, now or from a moment to come. Sessions keep the version they began with.

    Raises Conflict `protocol_not_approved` once an approved version was in force, `protocol_in_force`; Invalid
    `reason_needed`, `activation_in_past`.
    """
    with action(actor):
        protocol = protocol_for_update(protocol_id)
        require(may_activate_protocol, actor)
        if effective_from is not None and effective_from <= moment():
            raise Invalid(_("This moment has passed."), code="activation_in_past")
        holding = activation_in_force()
        if effective_from is None and holding is not None and holding.protocol_id == protocol.pk:
            raise Conflict(_("This version is in force."), code="protocol_in_force")
        return activation_add(actor, protocol, reason=reason, effective_from=effective_from)


def protocol_roll_back(actor: Actor, *, reason: str, from_id: int | None = None) -> ProtocolActivation:
    """Back to the version before the one in force, at once. What is scheduled stays scheduled.

    ``from_id``: the version that was seen in force. Raises Conflict `nothing_to_roll_back_to`, `protocol_changed`,
    `protocol_not_approved`; Invalid `reason_needed`.
    """
    with action(actor):
        protocol_governance_lock()
        require(may_roll_back_protocol, actor)
        holding, target = activation_in_force(), version_before()
        if holding is None or target is None:
            raise Conflict(_("There is no version before this one."), code="nothing_to_roll_back_to")
        if from_id is not None and from_id != holding.protocol_id:
            raise Conflict(_("Another version is in force by now."), code="protocol_changed")
        return activation_add(actor, protocol_for_update(target), reason=reason, kind=ActivationKind.ROLLBACK)


def activation_cancel(actor: Actor, *, activation_id: int, reason: str) -> ProtocolActivation:
    """Take back an activation that has not begun. Raises Conflict `activation_begun`."""
    with action(actor):
        protocol_governance_lock()
        require(may_activate_protocol, actor)
        activation = ProtocolActivation.objects.select_related("protocol").filter(pk=activation_id).first()
        if activation is None:
            raise NotFound(_("There is no such activation."))
        if not activations_scheduled().filter(pk=activation.pk).exists():
            raise Conflict(_("It has begun, or was cancelled."), code="activation_begun")
        return _cancel(actor, activation, reason)


def activations_cancel_of(actor: Actor, protocol: ProtocolVersion, *, reason: str) -> None:
    """Cancel what is scheduled of a version that is no longer approved, within the caller's action."""
    for activation in activations_scheduled().filter(protocol=protocol, approved=True):
        _cancel(actor, activation, reason)


def activation_add(
    actor: Actor,
    protocol: ProtocolVersion,
    *,
    reason: str,
    kind: ActivationKind = ActivationKind.ACTIVATION,
    effective_from: datetime | None = None,
) -> ProtocolActivation:
    """Part of the caller's action, under the governance lock."""
    approved = protocol.clinically_approved_by_id is not None
    if not approved and approved_was_in_force():
        raise Conflict(_("Only a version that is clinically approved can follow."), code="protocol_not_approved")
    activation = _write(actor, protocol, kind, reason, effective_from, approved=approved)
    tell_protocol(actor, "protocol.rolled_back" if kind == ActivationKind.ROLLBACK else "protocol.activated", protocol)
    return activation


def _cancel(actor: Actor, activation: ProtocolActivation, reason: str) -> ProtocolActivation:
    row = _write(
        actor,
        activation.protocol,
        ActivationKind.CANCELLATION,
        reason,
        approved=activation.approved,
        cancels=activation,
    )
    tell_protocol(actor, "protocol.activation_cancelled", activation.protocol)
    return row


def _write(
    actor: Actor,
    protocol: ProtocolVersion,
    kind: ActivationKind,
    reason: str,
    effective_from: datetime | None = None,
    *,
    approved: bool,
    cancels: ProtocolActivation | None = None,
) -> ProtocolActivation:
    if not reason.strip():
        raise Invalid(_("Say why."), code="reason_needed")
    now = clock.of_database()
    # A clock that ran ahead when the one in force began must not keep this one out.
    holding = activation_in_force()
    at_once = max(now, holding.effective_from) if holding is not None else now
    return ProtocolActivation.objects.create(
        protocol=protocol,
        kind=kind,
        effective_from=effective_from or at_once,
        approved=approved,
        cancels=cancels,
        reason=reason,
        at=min(now, effective_from or now),
        by_id=actor.user_id,
        by_label=actor.label,
    )
