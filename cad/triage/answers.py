"""Answers as they come in, made into the values the engine knows."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cad.triage.conditions import REFUSED, SKIPPED, UNKNOWN, Known, Range, Value
from cad.triage.protocol import Fact, FactType, Protocol, WordRule

TEXT_LIMIT = 2000
_AGE = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,2})?)\s*([dwmy]?)\s*$", re.IGNORECASE)
PARTS_OF_A_YEAR = {"d": 365.25, "w": 52.18, "m": 12.0, "y": 1.0, "": 1.0}


class AnswerError(ValueError):
    """The answer does not fit the question; the message says why."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the caller said. ``confirmed`` answers were asked again and stand against the words beside them.

    ``stale`` ones come from an earlier call: rules read them, and they are asked again.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Doubt:
    """An answer that the words beside it make doubtful, and what it counts as until it is confirmed."""

    fact: str
    said: str
    treated_as: str
    words: str


def answer_parse(fact: Fact, raw: object) -> Value:
    """The value for ``fact``. Raises AnswerError.

    Numbers are in the fact's unit; an age in years may also be typed as ``4m``, ``3w`` or ``10d``.
    ``unknown`` and ``skipped`` fit every question that has options or a number, ``refused`` every question.
    """
    if raw == REFUSED:
        return REFUSED
    if fact.type is FactType.TEXT:
        return _text(raw)
    if raw in (UNKNOWN, SKIPPED):
        return str(raw)
    if fact.type is FactType.NUMBER:
        return _number(fact, raw)
    if not isinstance(raw, str) or raw not in fact.answers:
        raise AnswerError(f"{fact.key} takes one of: {', '.join(fact.answers)}")
    return raw


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise AnswerError("words are needed")
    if len(raw) > TEXT_LIMIT or "\x00" in raw:
        raise AnswerError(f"at most {TEXT_LIMIT} characters of plain text")
    return raw.strip()


def _number(fact: Fact, raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise AnswerError(f"{fact.key} takes a number")
    if isinstance(raw, str):
        match = _AGE.match(raw)
        if match is None or (match[2] and fact.key != "age_y"):
            raise AnswerError(f"{fact.key} takes a number")
        number = float(match[1]) / PARTS_OF_A_YEAR[match[2].lower()]
    else:
        number = _float(fact, raw)
    low, high = fact.minimum, fact.maximum
    if not math.isfinite(number) or (low is not None and number < low) or (high is not None and number > high):
        raise AnswerError(f"{fact.key} is between {low:g} and {high:g}")
    return number


def _float(fact: Fact, raw: float) -> float:
    try:
        return float(raw)
    except OverflowError:
        raise AnswerError(f"{fact.key} is between {fact.minimum:g} and {fact.maximum:g}") from None


def doubts_of(protocol: Protocol, facts: Facts) -> tuple[Doubt, ...]:
    """Answers not confirmed whose words say otherwise: "yes, but ..." hides most missed arrests (TRIAGE 3.1)."""
    found: dict[str, Doubt] = {}
    for rule in protocol.word_rules:
        said_beside = rule.fact in facts.words or rule.described_by in facts.values
        doubt = _doubt(rule, facts) if said_beside else None
        if doubt is not None:
            found.setdefault(rule.fact, doubt)
    return tuple(found.values())


def _doubt(rule: WordRule, facts: Facts) -> Doubt | None:
    said = facts.values.get(rule.fact)
    if rule.fact in facts.confirmed or said not in rule.said:
        return None
    words = " ".join(filter(None, (facts.words.get(rule.fact), str(facts.values.get(rule.described_by, "")))))
    match = rule.pattern.search(words) if words else None
    return Doubt(rule.fact, str(said), rule.treat_as, match.group(0)) if match else None


def known_of(protocol: Protocol, facts: Facts, doubts: tuple[Doubt, ...]) -> Known:
    """What the rules read: the answers, with doubtful ones replaced, and ranges for numbers not known.

    A refused answer is an unknown one; words that were refused were simply not said.
    """
    values = {key: _unrefused(protocol, key) if value == REFUSED else value for key, value in facts.values.items()}
    values.update({doubt.fact: doubt.treated_as for doubt in doubts})
    ranges: dict[str, Range] = {}
    for key, value in values.items():
        fact = protocol.facts.get(key)
        if fact is not None and value == UNKNOWN and fact.narrowed_by is not None:
            narrowed = fact.ranges.get(str(values.get(fact.narrowed_by)))
            if narrowed is not None:
                ranges[key] = narrowed
    return Known(values, ranges, facts.stale, frozenset(key for key, value in facts.values.items() if value == REFUSED))


def _unrefused(protocol: Protocol, key: str) -> Value:
    fact = protocol.facts.get(key)
    return SKIPPED if fact is not None and fact.type is FactType.TEXT else UNKNOWN
