from cad.incidents.models import Incident
from cad.patients.selectors import known_since
from cad.triage.engine import Outcome
from cad.triage.models import ProtocolVersion, TriageAnswer, TriageSession
from cad.triage.protocol import Fact, Protocol
from cad.triage.replies import (
    AnswerReply,
    CarriedReply,
    InstructionReply,
    OverrideReply,
    ProtocolLabelReply,
    ProtocolVersionReply,
    QuestionReply,
    TriageReply,
)
from cad.triage.selectors import approved, notice_of, outcome_of, protocol_of, triage_get, triage_of_incidents
from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record


def triage_payload(session: TriageSession) -> TriageReply:
    """The public state of a session: event, snapshot and API reply alike."""
    protocol, outcome = protocol_of(session.protocol), outcome_of(session)
    return {
        "id": session.pk,
        "version": session.version,
        "incident": session.incident_id,
        "patient": session.patient_id,
        "carried_from": session.carried_from_id,
        "protocol": protocol_version_json(session.protocol),
        "language": session.language,
        "card": session.card or None,
        "state": session.state,
        "facts": session.facts,
        "ask_again": session.ask_again,
        "trail": [_answer(answer) for answer in session.trail.all()],
        "level": session.level or None,
        "computed_level": outcome.level,
        "determinant": session.determinant or None,
        "why": [{"rule": reason.rule, "level": reason.level, **reason.text.as_dict()} for reason in outcome.why],
        "doubts": [
            {"fact": d.fact, "said": d.said, "treated_as": d.treated_as, "words": d.words} for d in outcome.doubts
        ],
        "next_question": question_json(protocol.facts[outcome.next_question]) if outcome.next_question else None,
        "suggested_cards": list(outcome.suggested_cards),
        "instructions": _instructions(session, protocol, outcome),
        "resources": session.resources,
        "overridden": _override(session),
        "answered_at": session.incident.answered_at,
        "known_since": known_since(session.incident, session.patient),
        "recognised_at": session.recognised_at,
        "first_compression_at": session.first_compression_at,
        "started_at": session.started_at,
        "completed_at": session.completed_at,
    }


def protocol_label_json(version: ProtocolVersion) -> ProtocolLabelReply:
    return {"id": version.pk, "label": version.label, "clinically_approved": approved(version)}


def protocol_version_json(version: ProtocolVersion) -> ProtocolVersionReply:
    return {**protocol_label_json(version), "notice": notice_of(version)}


def question_json(fact: Fact) -> QuestionReply:
    """A question with the words to say, and its answers with their number keys."""
    return {
        "fact": fact.key,
        "type": fact.type,
        **fact.ask.as_dict(),
        "plain": fact.plain.as_dict() if fact.plain else None,
        "label": fact.label.as_dict(),
        "options": [{"value": o.value, "key": o.key, **o.text.as_dict()} for o in fact.options],
        "unit": fact.unit.as_dict() if fact.unit else None,
        "min": fact.minimum,
        "max": fact.maximum,
    }


def _answer(answer: TriageAnswer) -> AnswerReply:
    return {
        "n": answer.n,
        "fact": answer.fact,
        "value": answer.value,
        "words": answer.words,
        "reason": answer.reason,
        "language": answer.language or None,
        "supersedes": answer.supersedes,
        "at": answer.at,
        "by": person_json(answer.by),
        "carried": _carried(answer),
    }


def _carried(answer: TriageAnswer) -> CarriedReply | None:
    first = answer.carried
    return None if first is None else {"triage": first.session_id, "n": first.n, "at": first.at}


def _instructions(session: TriageSession, protocol: Protocol, outcome: Outcome) -> list[InstructionReply]:
    """What to tell now, then what was told and no longer fits (``current`` is false)."""
    given = {row.code: row.at for row in session.instructions_given.all()}
    current = [instruction.code for instruction in outcome.instructions]
    return [
        {
            "code": code,
            **protocol.instructions[code].text.as_dict(),
            "given_at": given.get(code),
            "current": code in current,
        }
        for code in (*current, *(code for code in given if code not in current))
    ]


def _override(session: TriageSession) -> OverrideReply | None:
    if not session.override_level:
        return None
    return {
        "level": session.override_level,
        "reason": session.override_reason,
        "by": person_json(session.override_by),
        "at": session.override_at,
    }


def triage_payloads(incident_ids: list[int]) -> list[TriageReply]:
    """The sessions of these incidents, as boards and tablets show them."""
    return [triage_payload(session) for session in triage_of_incidents(incident_ids)]


def tell_triage(actor: Actor, type: str, session: TriageSession) -> TriageSession:  # noqa: A002
    """Writes the event of a change just made; returns the session as it stands now, its trail included."""
    fresh = triage_get(session.pk)
    record(
        actor,
        type,
        entity="triage",
        row_id=fresh.pk,
        version=fresh.version,
        payload=triage_payload(fresh),
        centre_id=fresh.centre_id,
        topics=[f"incident:{fresh.incident_id}"],
    )
    return fresh


def triage_share(actor: Actor, incident: Incident) -> None:
    """Tell the units of a locked incident what is known of its patients, within the caller's action."""
    for session in triage_of_incidents([incident.pk]):
        tell_triage(actor, "triage.shared", session)
