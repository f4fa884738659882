"""What a new session starts from: the patient's last one on a call back, the scene as other sessions know it.

Nothing is carried silently: each carried fact is an answer in the trail that names the one it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cad.triage.answers import AnswerError, answer_parse
from cad.triage.conditions import SKIPPED, Value
from cad.triage.models import TriageAnswer, TriageSession
from cad.triage.protocol import Protocol


@dataclass(frozen=True, slots=True)
class Carried:
    """By fact: what is known and the answer it comes from. ``stale`` are those that may have changed since."""

    values: dict[str, Value] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    confirmed: tuple[str, ...] = ()
    sources: dict[str, TriageAnswer] = field(default_factory=dict)
    stale: tuple[str, ...] = ()


def carried_again(protocol: Protocol, before: TriageSession) -> Carried:
    """All that the patient's last session knows, by a protocol that may be newer; what has changed is asked anew."""
    left_out = {protocol.called_back_fact, protocol.changed_fact, protocol.complaint_fact, protocol.count_fact}
    sources = {fact: answer for fact, answer in _last_answers(before).items() if fact not in left_out}
    values = _values(protocol, sources)
    return Carried(
        values,
        {fact: said for fact, said in before.words.items() if fact in values},
        tuple(fact for fact in before.confirmed if fact in values),
        {fact: sources[fact] for fact in values},
        tuple(sorted(fact for fact in values if not protocol.facts[fact].lasting)),
    )


def carried_scene(protocol: Protocol, others: Iterable[TriageSession]) -> Carried:
    """What holds for every patient of the incident, from the sessions of the others; the last answer counts."""
    found: dict[str, TriageAnswer] = {}
    for session in others:
        for fact, answer in _last_answers(session).items():
            known = protocol.facts.get(fact)
            if known is not None and known.scene and (fact not in found or found[fact].at <= answer.at):
                found[fact] = answer
    values = _values(protocol, found)
    return Carried(values, sources={fact: found[fact] for fact in values})


def origin_of(answer: TriageAnswer) -> TriageAnswer:
    """The answer as it was first given, however often it was carried."""
    return answer.carried or answer


def level_carried(before: TriageSession) -> dict[str, Any]:
    """What a call back begins with: the level that was held, with what a person set, and the times of an arrest.

    Only answers move the level; the times are the patient's and are kept once."""
    names = ("level", "determinant", "resources", "card", "override_level", "override_reason", "override_at")
    arrest = ("recognised_at", "first_compression_at")
    held = {name: getattr(before, name) for name in (*names, *arrest, "override_rules")}
    return {**held, "override_by_id": before.override_by_id}


def _values(protocol: Protocol, sources: dict[str, TriageAnswer]) -> dict[str, Value]:
    return {fact: value for fact, answer in sources.items() if (value := _value(protocol, answer)) is not None}


def _last_answers(session: TriageSession) -> dict[str, TriageAnswer]:
    return {answer.fact: answer for answer in session.trail.all()}


def _value(protocol: Protocol, answer: TriageAnswer) -> Value | None:
    """None for what was skipped, or is no answer to this version's question."""
    fact = protocol.facts.get(answer.fact)
    if fact is None or answer.value == SKIPPED:
        return None
    try:
        return answer_parse(fact, answer.value)
    except AnswerError:
        return None
