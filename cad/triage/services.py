"""What happens in a triage session. Each action locks the incident, which guards its sessions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from cad.incidents.states import IncidentState
from cad.triage.answers import TEXT_LIMIT, AnswerError, answer_parse
from cad.triage.applying import level_give
from cad.triage.arrest import arrest_recognise
from cad.triage.conditions import Value
from cad.triage.events import tell_triage
from cad.triage.floor import held_by_override, lowers
from cad.triage.models import ProtocolVersion, TriageAnswer, TriageInstruction, TriageSession
from cad.triage.permissions import may_lower_level, may_triage
from cad.triage.protocol import Level
from cad.triage.selectors import outcome_of, protocol_active, protocol_of, triage_for_update, triage_get
from cad.triage.standing import held_now, known_now, withdraws_nothing
from cad.triage.states import TRIAGE_STATES, Language, TriageState
from cad.triage.stored import held_fields, held_of
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid
from core.idempotency.services import once
from core.versions import check_version, update_guarded


def triage_start(
    actor: Actor, *, incident_id: int, client_uuid: UUID, language: str = Language.ZH
) -> tuple[TriageSession, bool]:
    """Begin the questions for a patient of an incident. Returns the session and whether it is new.

    Raises Conflict `incident_closed`, `triage_open` while another session of the incident is open, and Unavailable
    `no_protocol`.
    """
    with action(actor):
        incident = incident_for_update(incident_id)
        require(may_triage, actor, incident)

        def run() -> int:
            _check_startable(incident)
            protocol = protocol_active()
            told = _complaint_of(protocol, incident)
            session = TriageSession.objects.create(
                centre_id=incident.centre_id,
                incident=incident,
                client_uuid=client_uuid,
                protocol=protocol,
                language=language,
                facts=told,
                started_at=clock.now(),
                started_by_id=actor.user_id,
            )
            for fact, said in told.items():
                _append(actor, session, fact, said, "", "")
            return tell_triage(actor, "triage.started", session).pk

        body = {"incident": incident_id, "language": language}
        session_id, created = once(actor, client_uuid, "triage_start", body, run)
        return triage_get(session_id), created


def _check_startable(incident: Incident) -> None:
    if incident.state == IncidentState.CLOSED:
        raise Conflict("The incident is closed.", code="incident_closed")
    opened = (
        TriageSession.objects.filter(incident=incident, state=TriageState.OPEN).values_list("pk", flat=True).first()
    )
    if opened is not None:
        raise Conflict("Complete the triage that is open first.", code="triage_open", triage=opened)


def _complaint_of(version: ProtocolVersion, incident: Incident) -> dict[str, Any]:
    """What was written down as the call came in is the first answer: it suggests cards and is not asked again."""
    fact, said = protocol_of(version).complaint_fact, incident.complaint.strip()
    return {fact: said} if fact is not None and said else {}


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
        _append(actor, session, fact, parsed, words, reason)
        changes = known_now(session, fact, parsed, words, reason)
        for name, now in changes.items():
            setattr(session, name, now)
        outcome = outcome_of(session)
        lower = bool(reason) and actor.user_id is not None and withdraws_nothing(_given(session), outcome)
        update_guarded(session, **changes, **held_now(session, outcome, lower=lower))
        session = arrest_recognise(actor, tell_triage(actor, "triage.answered", session))
        level_give(actor, incident, session, lower=lower)
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
        level_give(actor, incident, session)
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
        resources = protocol_of(session.protocol).level_resources[wanted]
        update_guarded(
            session,
            **held_fields(held_by_override(before, outcome, wanted, resources)),
            override_level=wanted,
            override_reason=reason,
            override_by_id=actor.user_id,
            override_at=clock.now(),
            override_rules=[r.rule for r in outcome.why] or ["-"],
        )
        session = tell_triage(actor, "triage.overridden", session)
        level_give(actor, incident, session, lower=lower)
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
        TRIAGE_STATES.check(session.state, TriageState.COMPLETED)
        session.state = TriageState.COMPLETED
        session.card = session.card or protocol_of(session.protocol).fallback_card
        held = held_now(session, outcome_of(session))
        update_guarded(session, state=session.state, card=session.card, completed_at=clock.now(), **held)
        session = tell_triage(actor, "triage.completed", session)
        level_give(actor, incident, session, complete=True)
        return session


def _open_session(actor: Actor, session_id: int, version: int | None) -> tuple[Incident, TriageSession]:
    incident, session = triage_for_update(session_id)
    require(may_triage, actor, session)
    check_version(session, version)
    if session.state != TriageState.OPEN:
        raise Conflict("This triage is completed. Start a new one.", code="triage_completed")
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


def _append(actor: Actor, session: TriageSession, fact: str, value: Value, words: str, reason: str) -> None:
    trail = list(session.trail.all())
    earlier = [answer.n for answer in trail if answer.fact == fact]
    TriageAnswer.objects.create(
        session=session,
        n=len(trail) + 1,
        fact=fact,
        value=value,
        words=words,
        reason=reason,
        language=session.language,
        supersedes=earlier[-1] if earlier else None,
        at=clock.now(),
        by_id=actor.user_id,
    )


def _given(session: TriageSession) -> set[str]:
    return {row.code for row in session.instructions_given.all()}
