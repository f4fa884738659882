"""Versions to be signed: the shipped protocol under other labels, proposed by the administrator."""

from functools import cache

from cad.triage.governance.approvals import protocol_approve
from cad.triage.governance.drafts import draft_start
from cad.triage.governance.models import ProtocolDraft
from cad.triage.models import ProtocolVersion
from cad.triage.versions import version_keep
from cad.triage.writing import texts_of
from core.actions import action
from core.actors import Actor
from tests.fixtures.protocol import shipped_content
from tests.fixtures.room import Room

LABEL = "label: jiuhu-2026.5-draft"


@cache
def shipped_texts() -> dict[str, str]:
    return texts_of(shipped_content())


def texts(label: str, **changes: str) -> dict[str, str]:
    """The shipped files under a label. A change is "old => new" for the file of that name (`cards__CHEST`)."""
    written = dict(shipped_texts())
    written["protocol"] = written["protocol"].replace(LABEL, f"label: {label}")
    for name, change in changes.items():
        file, (old, new) = name.replace("__", "/"), change.split(" => ")
        assert old in written[file]
        written[file] = written[file].replace(old, new, 1)
    return written


def drafted(actor: Actor, label: str, **changes: str) -> ProtocolDraft:
    return draft_start(actor, name=label, texts=texts(label, **changes))


def proposed(room: Room, label: str) -> ProtocolVersion:
    """The shipped content, which is proved already."""
    content = shipped_content()
    content = {**content, "protocol": {**content["protocol"], "label": label}}
    actor = room.actor("administrator")
    with action(actor):
        return version_keep(actor, content, proposed_by=actor.user_id, note="试行后修订")[0]


def approved(room: Room, label: str) -> ProtocolVersion:
    version = proposed(room, label)
    protocol_approve(room.actor("quality_reviewer"), protocol_id=version.pk, note="已核对差异")
    return protocol_approve(room.actor("medical_director"), protocol_id=version.pk, note="同意")
