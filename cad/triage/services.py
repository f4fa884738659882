"""What happens in a triage session. Each action locks the incident, which guards its sessions."""

from __future__ import annotations

from typing import Any

from cad.incidents.models import Incident
from cad.patients.states import PatientState
from cad.triage.answers import TEXT_LIMIT, AnswerError, answer_parse
from cad.triage.applying import level_give
from cad.triage.arrest import arrest_recognise
from cad.triage.conditions import Value
from cad.triage.events import tell_triage
from cad.triage.floor import held_by_override, lowers
from cad.triage.models import TriageInstruction, TriageSession
from cad.triage.permissions import may_lower_level, may_triage
from cad.triage.protocol import Level
from cad.triage.scene import scene_tell
from cad.triage.selectors import outcome_of, protocol_of, triage_for_update
from cad.triage.session_rows import answer_append, session_complete
from cad.triage.standing import held_now, known_now, overridden_now, said_again, withdraws_nothing
from cad.triage.states import TriageState
from cad.triage.stored import held_fields, held_of
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid
from core.versions import check_version, update_guarded


def triage_answer(
    actor: Actor, *, session_id: int, version: int, fact: str, value: Any, words: str = "", reason: str = ""
) -> TriageSession:
    """Keep an answer and see what it gives. A level reached is held; only a correction lowers it.

    A correction is an answer with a ``reason``, by a named person, that withdraws no instruction already given.
    Raises Invalid `unknown_fact` or `answer_invalid`, Conflict `triage_completed`, StaleVersion.
    """
    with action(actor):
        incident, session = _open_session(actor, session_id, version)
        parsed = _parse(session, fact, value, words)
        answer_append(actor, session, fact, parsed, words=words, reason=reason)
        changes = known_now(session, fact, parsed, words, reason)
        changes |= said_again(protocol_of(session.protocol), session, fact)
        for name, now in changes.items():
            setattr(session, name, now)
        outcome = outcome_of(session)
        lower = bool(reason) and actor.user_id is not None and withdraws_nothing(_given(session), outcome)
        update_guarded(session, **(changes | held_now(session, outcome, lower=lower)))
        session = arrest_recognise(actor, tell_triage(actor, "triage.answered", session))
        scene_tell(actor, incident, session, fact)
        level_give(actor, incident, lower=lower)
        return session


def triage_choose_card(actor: Actor, *, session_id: int, card: str, version: int | None = None) -> TriageSession:
    """Open a card; everything answered so far counts for it as well. Raises Invalid `unknown_card`."""
    with action(actor):
        incident, session = _open_session(actor, session_id, version)
        if card not in protocol_of(session.protocol).cards:
            raise Invalid("The protocol has no such card.", code="unknown_card", card=card)
        session.card = card
        update_guarded(session, card=card, **held_now(session, outcome_of(session)))
        session = arrest_recognise(actor, tell_triage(actor, "triage.card_chosen", session))
        level_give(actor, incident)
        return session


def triage_override(
    actor: Actor, *, session_id: int, level: str, reason: str, version: int | None = None
) -> TriageSession:
    """Set the level by hand: upward anybody who triages, downward only who may; always with a reason.

    R4 and R5 before anything gave a level are downward.
    """
    with action(actor):
        incident, session = _open_session(actor, session_id, version)
        if not reason.strip():
            raise Invalid("Say why.", code="reason_needed")
        wanted, before, outcome = Level(level), held_of(session), outcome_of(session)
        lower = lowers(before, wanted)
        if lower:
            require(may_lower_level, actor, session)
        protocol = protocol_of(session.protocol)
        update_guarded(
            session,
            **held_fields(held_by_override(before, outcome, wanted, protocol.level_resources[wanted])),
            **overridden_now(protocol, session),
            override_level=wanted,
            override_reason=reason,
            override_by_id=actor.user_id,
            override_at=clock.now(),
        )
        session = tell_triage(actor, "triage.overridden", session)
        level_give(actor, incident, lower=lower)
        return session


def triage_instruction_give(actor: Actor, *, session_id: int, code: str, version: int | None = None) -> TriageSession:
    """Tick an instruction as told to the caller. A second tick changes nothing.

    Raises Invalid `instruction_not_offered` for one that does not fit what is known now.
    """
    with action(actor):
        _, session = triage_for_update(session_id)
        require(may_triage, actor, session)
        check_version(session, version)
        if code in _given(session):
            return session
        if code not in {instruction.code for instruction in outcome_of(session).instructions}:
            raise Invalid("This instruction does not fit what is known now.", code="instruction_not_offered")
        TriageInstruction.objects.create(session=session, code=code, at=clock.now(), by_id=actor.user_id)
        update_guarded(session)
        return tell_triage(actor, "triage.instruction_given", session)


def triage_complete(actor: Actor, *, session_id: int, version: int | None = None) -> TriageSession:
    """The questions have ended. A red flag that was never asked leaves the level at R3 or above."""
    with action(actor):
        incident, session = _open_session(actor, session_id, version)
        session = session_complete(actor, session)
        level_give(actor, incident, complete=True)
        return session


def _open_session(actor: Actor, session_id: int, version: int | None) -> tuple[Incident, TriageSession]:
    incident, session = triage_for_update(session_id)
    require(may_triage, actor, session)
    check_version(session, version)
    if session.state != TriageState.OPEN:
        raise Conflict("This triage is completed. Start a new one.", code="triage_completed")
    if session.patient.state == PatientState.TAKEN_BACK:
        raise Conflict("This patient was taken back.", code="patient_taken_back")
    return incident, session


def _parse(session: TriageSession, key: str, value: Any, words: str) -> Value:
    fact = protocol_of(session.protocol).facts.get(key)
    if fact is None:
        raise Invalid("The protocol has no such fact.", code="unknown_fact", fact=key)
    if len(words) > TEXT_LIMIT or "\x00" in words:
        raise Invalid("The words are too long, or not plain text.", code="answer_invalid", fact=key)
    try:
        return answer_parse(fact, value)
    except AnswerError as error:
        raise Invalid(str(error), code="answer_invalid", fact=key) from error


def _given(session: TriageSession) -> set[str]:
    return {row.code for row in session.instructions_given.all()}
