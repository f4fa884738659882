"""Two named persons sign a version, neither of whom proposed it; one of them is a medical director."""

from django.utils.translation import gettext as _

from cad.triage.governance.activations import activations_cancel_of
from cad.triage.governance.events import tell_protocol
from cad.triage.governance.locking import protocol_for_update
from cad.triage.governance.models import ProtocolSignature
from cad.triage.governance.states import SignatureKind
from cad.triage.models import ProtocolVersion
from cad.triage.permissions import may_approve_protocol
from core import clock
from core.accounts.roles import Role
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid

SIGNATURES_NEEDED = 2


def protocol_approve(actor: Actor, *, protocol_id: int, note: str) -> ProtocolVersion:
    """Sign a version. With the second signature, one of the two a medical director's, it is clinically approved.

    Raises Conflict `proposer_cannot_approve`, `already_approved`; Invalid `reason_needed` without a note.
    """
    with action(actor):
        protocol = protocol_for_update(protocol_id)
        require(may_approve_protocol, actor)
        if protocol.proposed_by_id == actor.user_id:
            raise Conflict(_("Who proposed a version cannot approve it."), code="proposer_cannot_approve")
        if actor.user_id in signatures_standing(protocol):
            raise Conflict(_("You have approved this version."), code="already_approved")
        _sign(actor, protocol, SignatureKind.APPROVAL, note)
        tell_protocol(actor, "protocol.approved", protocol)
        return protocol


def protocol_withdraw(actor: Actor, *, protocol_id: int, note: str) -> ProtocolVersion:
    """Take one's own signature back; both stay written. What was to begin without being approved is cancelled.

    A version in force stays in force, and the notice is back on every screen. Raises Conflict `not_approved_by_you`.
    """
    with action(actor):
        protocol = protocol_for_update(protocol_id)
        require(may_approve_protocol, actor)
        if actor.user_id not in signatures_standing(protocol):
            raise Conflict(_("You have not approved this version."), code="not_approved_by_you")
        was_approved = protocol.clinically_approved_by_id is not None
        _sign(actor, protocol, SignatureKind.WITHDRAWAL, note)
        if was_approved and protocol.clinically_approved_by_id is None:
            activations_cancel_of(actor, protocol, reason=note)
        tell_protocol(actor, "protocol.withdrawn", protocol)
        return protocol


def signatures_standing(protocol: ProtocolVersion) -> dict[int, ProtocolSignature]:
    """The approvals that stand, by person, in the order in which they were given."""
    standing: dict[int, ProtocolSignature] = {}
    for signature in protocol.signatures.select_related("by"):
        standing.pop(signature.by_id, None)
        if signature.kind == SignatureKind.APPROVAL:
            standing[signature.by_id] = signature
    return standing


def _sign(actor: Actor, protocol: ProtocolVersion, kind: SignatureKind, note: str) -> None:
    if actor.user_id is None or not note.strip():
        raise Invalid(_("Say why."), code="reason_needed")
    ProtocolSignature.objects.create(
        protocol=protocol,
        kind=kind,
        by_id=actor.user_id,
        as_director=actor.has(Role.MEDICAL_DIRECTOR),
        note=note,
        at=clock.now(),
    )
    standing = signatures_standing(protocol)
    director = next((one for one in standing.values() if one.as_director), None)
    if len(standing) < SIGNATURES_NEEDED:
        director = None
    protocol.clinically_approved_by_id = director.by_id if director else None
    protocol.clinically_approved_at = director.at if director else None
    protocol.save(update_fields=["clinically_approved_by", "clinically_approved_at"])
