"""Protocol versions: loaded from files, proved, kept for ever, one of them active."""

from __future__ import annotations

from typing import Any

from cad.triage.loading import checksum_of, content_load
from cad.triage.models import ProtocolVersion
from cad.triage.permissions import may_load_protocol
from cad.triage.proof import protocol_prove
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid


def protocol_load(actor: Actor, *, content: dict[str, Any]) -> tuple[ProtocolVersion, bool]:
    """Keep a version (as ``folder_read`` gives it), prove it, make it the active one. Returns it and whether it is new.

    Raises ProtocolError, Invalid `protocol_unproved` when a check fails, and Conflict `protocol_label_taken` when the
    label stands for other content. The active version stays in each of these cases.
    """
    checksum = checksum_of(content)
    failed = _check_failed(content)
    if failed is not None:
        raise Invalid(f"The proof fails: {failed}", code="protocol_unproved", checks=[failed])
    label = content["protocol"]["label"]
    with action(actor):
        require(may_load_protocol, actor)
        version = ProtocolVersion.objects.select_for_update().filter(label=label).first()
        created = version is None
        if version is None:
            version = ProtocolVersion.objects.create(
                label=label, checksum=checksum, content=content, loaded_at=clock.now(), loaded_by=actor.label
            )
        elif version.checksum != checksum:
            raise Conflict(
                "This label stands for another content. A version never changes: give the new one its own label.",
                code="protocol_label_taken",
            )
        ProtocolVersion.objects.filter(active=True).exclude(pk=version.pk).update(active=False)
        ProtocolVersion.objects.filter(pk=version.pk).update(active=True)
        version.active = True
        return version, created


_proved: set[str] = set()


def _check_failed(content: dict[str, Any]) -> str | None:
    """Name of the first check that does not hold; `triage prove` prints them all. The proof is deterministic, and the
    label is no part of it: what held once is not proved again."""
    unlabelled = checksum_of({**content, "protocol": {**content["protocol"], "label": "proved"}})
    if unlabelled in _proved:
        return None
    failed = next((check.name for check in protocol_prove(content_load(content)) if not check.holds), None)
    if failed is None:
        _proved.add(unlabelled)
    return failed
