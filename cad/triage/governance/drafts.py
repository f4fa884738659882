"""Drafts: written file by file, kept broken or whole, and made a version by proposing them."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from cad.triage.governance.models import ProtocolDraft, ProtocolDraftFile
from cad.triage.governance.states import DRAFT_STATES, DraftState
from cad.triage.loading import SECTIONS, texts_load
from cad.triage.models import ProtocolVersion
from cad.triage.permissions import may_draft_protocol
from cad.triage.selectors import version_get
from cad.triage.source import ProtocolError
from cad.triage.versions import protocol_check, version_keep
from cad.triage.writing import texts_of
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid, NotFound
from core.locks import lock_name
from core.versions import check_version, update_guarded

CARD = re.compile(r"cards/[A-Z][A-Z0-9_]{1,19}")
TEXT_LIMIT = 500_000  # characters of one file; the longest of ours has a tenth of it
NEW_CARD = "# A new card. See another card for what belongs here.\nid: {card}\n"


def draft_start(
    actor: Actor, *, name: str, from_id: int | None = None, texts: Mapping[str, str] | None = None
) -> ProtocolDraft:
    """A draft with the files given, or with those of a version. Nothing of it has to compile. Raises NotFound."""
    version = None if from_id is None else version_get(from_id)
    given = dict(texts or {}) if version is None else version_texts(version)
    for file, text in given.items():
        _check_file(file, text)
    with action(actor):
        require(may_draft_protocol, actor)
        now = clock.now()
        draft = ProtocolDraft.objects.create(
            name=name.strip() or "-",
            started_from=version,
            created_at=now,
            created_by=actor.label,
            changed_at=now,
            changed_by=actor.label,
        )
        # One by one: history follows each file.
        for file, text in given.items():
            ProtocolDraftFile.objects.create(draft=draft, name=file, text=text)
        return draft


def draft_file_write(
    actor: Actor, *, draft_id: int, name: str, text: str, version: int | None = None
) -> ProtocolDraftFile:
    """Keep a file as it is written, whether it can be read or not. ``version``: of the file, as it was seen.

    Raises Conflict `draft_closed`, StaleVersion, Invalid `file_name`, `file_text`.
    """
    _check_file(name, text)
    with action(actor):
        draft = _draft_open(actor, draft_id)
        file, created = ProtocolDraftFile.objects.get_or_create(draft=draft, name=name, defaults={"text": text})
        if not created:
            check_version(file, version)
            update_guarded(file, text=text)
        _touch(actor, draft)
        return file


def draft_card_add(actor: Actor, *, draft_id: int, card: str) -> ProtocolDraftFile:
    """A file for a new card, to be written. Raises Conflict `card_exists` and what ``draft_file_write`` raises."""
    name = f"cards/{card.strip().upper()}"
    if ProtocolDraftFile.objects.filter(draft_id=draft_id, name=name).exists():
        raise Conflict(_("The draft has this card."), code="card_exists")
    return draft_file_write(actor, draft_id=draft_id, name=name, text=NEW_CARD.format(card=card.strip().upper()))


def draft_card_remove(actor: Actor, *, draft_id: int, name: str) -> None:
    """Take a card out of the draft; its text stays in the history of files. Raises Invalid `file_name`, NotFound."""
    if not CARD.fullmatch(name):
        raise Invalid(_("Only a card can be taken out."), code="file_name")
    with action(actor):
        draft = _draft_open(actor, draft_id)
        if not draft.files.filter(name=name).delete()[0]:
            raise NotFound(_("The draft has no such file."))
        _touch(actor, draft)


def draft_discard(actor: Actor, *, draft_id: int) -> ProtocolDraft:
    """Put a draft away. Its files stay, and it can be taken up again."""
    return _draft_step(actor, draft_id, DraftState.DISCARDED)


def draft_take_up(actor: Actor, *, draft_id: int) -> ProtocolDraft:
    """Go on with a draft that was discarded."""
    return _draft_step(actor, draft_id, DraftState.EDITING)


def draft_propose(actor: Actor, *, draft_id: int, note: str) -> ProtocolVersion:
    """Make the draft a version: compiled, proved, and unchangeable from then on. Takes seconds.

    Only a named person proposes, for that person cannot approve. Raises Invalid `draft_broken`, `protocol_unproved`,
    `reason_needed`; Conflict `draft_closed`, `protocol_label_taken`, and `draft_changed` when it was edited meanwhile.
    """
    require(may_draft_protocol, actor)
    if actor.user_id is None or not note.strip():
        raise Invalid(_("Say by name what this changes, and why."), code="reason_needed")
    texts = draft_texts(draft_get(draft_id))
    try:
        content = texts_load(texts)[0]
    except ProtocolError as error:
        raise Invalid(_("The draft does not compile: %(faults)s") % {"faults": error}, code="draft_broken") from error
    protocol_check(content)
    with action(actor):
        draft = _draft_open(actor, draft_id)
        if draft_texts(draft) != texts:
            raise Conflict(_("The draft was edited meanwhile. Look at it and propose it again."), code="draft_changed")
        version = version_keep(actor, content, proposed_by=actor.user_id, note=note)[0]
        draft.state, draft.became = DraftState.PROPOSED, version
        _touch(actor, draft, state=draft.state, became=version)
        return version


def draft_get(draft_id: int) -> ProtocolDraft:
    draft = ProtocolDraft.objects.filter(pk=draft_id).first()
    if draft is None:
        raise NotFound(_("There is no such draft."))
    return draft


def draft_texts(draft: ProtocolDraft) -> dict[str, str]:
    return dict(draft.files.values_list("name", "text"))


def version_texts(version: ProtocolVersion) -> dict[str, str]:
    """The files of a version: those of the draft it was, remarks and all, or made from its content."""
    draft = ProtocolDraft.objects.filter(became=version).first()
    return draft_texts(draft) if draft else texts_of(version.content)


def _check_file(name: str, text: str) -> None:
    if name not in SECTIONS and not CARD.fullmatch(name):
        raise Invalid(_("No file of a protocol is called so."), code="file_name", name=name)
    if len(text) > TEXT_LIMIT or "\x00" in text:
        raise Invalid(_("The text is too long, or not plain text."), code="file_text", name=name)


def _draft_open(actor: Actor, draft_id: int) -> ProtocolDraft:
    draft = _draft_for_update(actor, draft_id)
    if draft.state != DraftState.EDITING:
        raise Conflict(_("This draft is closed. Start a new one from it."), code="draft_closed")
    return draft


def _draft_for_update(actor: Actor, draft_id: int) -> ProtocolDraft:
    require(may_draft_protocol, actor)
    lock_name(f"protocol draft {draft_id}")
    return draft_get(draft_id)


def _draft_step(actor: Actor, draft_id: int, state: DraftState) -> ProtocolDraft:
    with action(actor):
        draft = _draft_for_update(actor, draft_id)
        DRAFT_STATES.check(draft.state, state)
        _touch(actor, draft, state=state)
        return draft


def _touch(actor: Actor, draft: ProtocolDraft, **changes: object) -> None:
    update_guarded(draft, **changes, changed_at=clock.now(), changed_by=actor.label)
