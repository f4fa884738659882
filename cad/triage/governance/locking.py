from django.utils.translation import gettext as _

from cad.triage.models import ProtocolVersion
from core.errors import NotFound
from core.locks import lock_name


def protocol_governance_lock() -> None:
    """Signatures and activations come one after the other: each is judged by those before it."""
    lock_name("protocol governance")


def protocol_for_update(protocol_id: int) -> ProtocolVersion:
    protocol_governance_lock()
    protocol = ProtocolVersion.objects.defer("content").filter(pk=protocol_id).first()
    if protocol is None:
        raise NotFound(_("There is no such protocol version."))
    return protocol
