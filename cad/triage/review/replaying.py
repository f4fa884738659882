"""A session lived through again: what was done, in its order, given to the protocol it had. Pure.

The same functions decide as in the session itself (``standing.py``), so that a difference means that the protocol or
the engine answers differently today, or that what is kept is not what happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cad.triage.conditions import Value
from cad.triage.engine import Outcome, evaluate
from cad.triage.floor import held_by_override
from cad.triage.protocol import Level, Protocol
from cad.triage.standing import held_now, known_now, overridden_now, said_again, withdraws_nothing
from cad.triage.stored import facts_of, held_fields, held_of


@dataclass(frozen=True, slots=True)
class Answered:
    fact: str
    value: Value
    words: str = ""
    reason: str = ""
    named: bool = True  # a person, whose correction may lower the level


@dataclass(frozen=True, slots=True)
class Told:
    """Known as the session began: kept as an answer, without anything being decided yet."""

    fact: str
    value: Value
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What was held as the session began: carried from an earlier call, or given by the scene alone."""

    card: str
    level: str
    determinant: str
    resources: tuple[str, ...]
    ask_again: tuple[str, ...]
    override_rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardChosen:
    card: str


@dataclass(frozen=True, slots=True)
class Overridden:
    level: str


@dataclass(frozen=True, slots=True)
class InstructionGiven:
    code: str


@dataclass(frozen=True, slots=True)
class Completed:
    pass


type Act = Answered | Told | Held | CardChosen | Overridden | InstructionGiven | Completed


@dataclass
class Patient:
    """What a session holds, by the names it has there."""

    facts: dict[str, Any] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    confirmed: list[str] = field(default_factory=list)
    ask_again: list[str] = field(default_factory=list)
    card: str = ""
    level: str = ""
    determinant: str = ""
    resources: list[str] = field(default_factory=list)
    override_rules: list[str] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    completed: bool = False


@dataclass(frozen=True, slots=True)
class Stood:
    """How things stood after some acts."""

    card: str
    level: str
    determinant: str
    resources: tuple[str, ...]
    completed: bool
    outcome: Outcome


def replay(protocol: Protocol, steps: Iterable[Iterable[Act]]) -> Iterator[Stood]:
    """How things stand after each step, which is what was done in one action. Raises KeyError for a card or a fact
    that the protocol does not have."""
    patient = Patient()
    for acts in steps:
        for act in acts:
            _do(protocol, patient, act)
        yield Stood(
            patient.card,
            patient.level,
            patient.determinant,
            tuple(patient.resources),
            patient.completed,
            _outcome(protocol, patient),
        )


def _do(protocol: Protocol, patient: Patient, act: Act) -> None:
    match act:
        case Told(fact, value, words, reason):
            _set(patient, **known_now(patient, fact, value, words, reason))
        case Held():
            _hold(patient, act)
        case Answered():
            _answer(protocol, patient, act)
        case CardChosen(card):
            _set(patient, card=card)
            _set(patient, **held_now(patient, _outcome(protocol, patient)))
        case Overridden(level):
            _override(protocol, patient, Level(level))
        case InstructionGiven(code):
            patient.given.add(code)
        case Completed():
            _set(patient, completed=True, card=patient.card or protocol.fallback_card)
            _set(patient, **held_now(patient, _outcome(protocol, patient)))


def _answer(protocol: Protocol, patient: Patient, act: Answered) -> None:
    if act.fact not in protocol.facts:
        raise KeyError(act.fact)
    _set(patient, **known_now(patient, act.fact, act.value, act.words, act.reason))
    _set(patient, **said_again(protocol, patient, act.fact))
    outcome = _outcome(protocol, patient)
    lower = bool(act.reason) and act.named and withdraws_nothing(patient.given, outcome)
    _set(patient, **held_now(patient, outcome, lower=lower))


def _hold(patient: Patient, act: Held) -> None:
    _set(
        patient,
        card=act.card,
        level=act.level,
        determinant=act.determinant,
        resources=list(act.resources),
        ask_again=list(act.ask_again),
        override_rules=list(act.override_rules),
    )


def _override(protocol: Protocol, patient: Patient, level: Level) -> None:
    before, outcome = held_of(patient), _outcome(protocol, patient)
    held = held_by_override(before, outcome, level, protocol.level_resources[level])
    _set(patient, **held_fields(held), **overridden_now(protocol, patient))


def _outcome(protocol: Protocol, patient: Patient) -> Outcome:
    return evaluate(protocol, facts_of(patient), patient.card or None, completed=patient.completed)


def _set(patient: Patient, **changes: object) -> None:
    for name, value in changes.items():
        setattr(patient, name, value)
