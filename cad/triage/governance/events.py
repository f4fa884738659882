from cad.triage.governance.in_force import activation_in_force, next_change_at
from cad.triage.governance.replies import ProtocolStandingReply
from cad.triage.models import ProtocolVersion
from core.accounts.models import Centre
from core.actors import Actor
from core.events.services import record


def protocol_standing(protocol: ProtocolVersion) -> ProtocolStandingReply:
    """Counts up with everything that is written about a version, of which nothing is ever taken away."""
    holding = activation_in_force()
    return {
        "id": protocol.pk,
        "version": 1 + protocol.signatures.count() + protocol.activations.count(),
        "label": protocol.label,
        "clinically_approved": protocol.clinically_approved_by_id is not None,
        "in_force": holding.protocol_id if holding else protocol.pk,
        "next_change_at": next_change_at(),
    }


def tell_protocol(actor: Actor, type: str, protocol: ProtocolVersion) -> None:  # noqa: A002
    """A protocol belongs to no centre: each is told, for its desks hold the texts."""
    payload = protocol_standing(protocol)
    for centre_id in Centre.objects.values_list("pk", flat=True).order_by("pk"):
        record(
            actor,
            type,
            entity="protocol",
            row_id=protocol.pk,
            version=payload["version"],
            payload=payload,
            centre_id=centre_id,
        )
