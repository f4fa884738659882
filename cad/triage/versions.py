"""Protocol versions: proved, kept for ever, never changed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cad.triage.governance.activations import activation_add
from cad.triage.governance.in_force import activation_in_force
from cad.triage.governance.locking import protocol_governance_lock
from cad.triage.loading import checksum_of
from cad.triage.models import ProtocolVersion
from cad.triage.permissions import may_load_protocol
from cad.triage.proving import check_failed
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid


def protocol_load(actor: Actor, *, content: dict[str, Any]) -> tuple[ProtocolVersion, bool]:
    """Keep a version (as ``folder_read`` gives it) and put it in force. Returns it and whether it is new.

    For set-up, drills and tests: refused with `protocol_not_approved` once an approved version was in force. Raises
    what ``protocol_check`` and ``version_keep`` raise; the version in force stays in each of these cases.
    """
    if version_of(content) is None:
        protocol_check(content)
    with action(actor):
        require(may_load_protocol, actor)
        version, created = version_keep(actor, content)
        holding = activation_in_force()
        if holding is None or holding.protocol_id != version.pk:
            activation_add(actor, version, reason="loaded")
        return version, created


def protocol_check(content: dict[str, Any]) -> None:
    """Raises Invalid `protocol_unproved` when a check of the proof fails. Takes seconds."""
    failed = check_failed(content)
    if failed is not None:
        raise Invalid(_("The proof fails: %(failed)s") % {"failed": failed}, code="protocol_unproved", check=failed)


def version_of(content: dict[str, Any]) -> ProtocolVersion | None:
    """The version that is kept under this label, and so was proved.

    Raises Conflict `protocol_label_taken` when the label stands for other content.
    """
    version = ProtocolVersion.objects.filter(label=content["protocol"]["label"]).first()
    if version is not None and version.checksum != checksum_of(content):
        raise _label_taken()
    return version


def version_keep(
    actor: Actor, content: dict[str, Any], *, proposed_by: int | None = None, note: str = ""
) -> tuple[ProtocolVersion, bool]:
    """Write a version that was checked, within the caller's action. Returns it and whether it is new.

    Raises Conflict `protocol_label_taken` when the label stands for other content, or is proposed again.
    """
    protocol_governance_lock()
    version = version_of(content)
    if version is not None:
        if proposed_by is not None:
            raise _label_taken()
        return version, False
    version = ProtocolVersion.objects.create(
        label=content["protocol"]["label"],
        checksum=checksum_of(content),
        content=content,
        loaded_at=clock.now(),
        loaded_by=actor.label,
        proposed_by_id=proposed_by,
        note=note,
    )
    return version, True


def _label_taken() -> Conflict:
    return Conflict(
        _("This label stands for another content. A version never changes: give the new one its own label."),
        code="protocol_label_taken",
    )
