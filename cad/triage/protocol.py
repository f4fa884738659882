"""What a compiled protocol is: frozen values that the engine reads. Nothing here reads files or rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from cad.triage.conditions import Condition, Range


class Level(StrEnum):
    """R1 is the most urgent. Compared as text, so ``min`` of levels is the most urgent of them."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    R5 = "R5"


class Origin(StrEnum):
    """Where a rule stands; the letter goes into its determinant (``CHEST-R1-U03``)."""

    CARD = ""
    UNIVERSAL = "U"
    CROSS_CARD = "X"


class FactType(StrEnum):
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


class TextReply(TypedDict):
    """A text as it goes out."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Text:
    zh: str
    en: str

    def as_dict(self) -> TextReply:
        return {"zh": self.zh, "en": self.en}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """``ask`` is said to the caller word for word; ``label`` names the finding on screen, never a diagnosis.

    ``danger`` is what an unknown answer counts as; ``worse`` are answers that are still more dangerous when stated.
    """

    key: str
    type: FactType
    label: Text
    ask: Text
    options: tuple[Option, ...] = ()
    danger: str | None = None
    worse: tuple[str, ...] = ()
    unit: Text | None = None
    minimum: float | None = None
    maximum: float | None = None
    reassuring: bool = False
    narrowed_by: str | None = None
    ranges: Mapping[str, Range] = field(default_factory=dict)

    @property
    def answers(self) -> tuple[str, ...]:
        return tuple(option.value for option in self.options)

    def option_text(self, value: str) -> Text:
        return next(option.text for option in self.options if option.value == value)


@dataclass(frozen=True, slots=True)
class Question:
    """Asked when any of ``ask_if`` holds (or none is given) and no ``skip_if`` does; an optional one never blocks."""

    fact: str
    ask_if: tuple[Condition, ...] = ()
    skip_if: tuple[Condition, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """``number`` is written in the data and stays with the rule over all versions."""

    origin: Origin
    number: int
    level: Level
    condition: Condition
    basis: str

    @property
    def code(self) -> str:
        return f"{self.origin}{self.number:02d}"


@dataclass(frozen=True, slots=True)
class Use:
    """An instruction or a resource, used when any ``when`` holds and no ``unless``; ``levels`` need a level reached."""

    code: str
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    levels: frozenset[Level] | None = None


@dataclass(frozen=True, slots=True)
class Instruction:
    code: str
    text: Text
    order: int
    basis: str


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words that make an answer doubtful: said ``normal``, but "once in a long while" counts as abnormal."""

    fact: str
    said: frozenset[str]
    treat_as: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Card:
    id: str
    text: Text
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    default_level: Level
    resources: Mapping[Level, tuple[str, ...]]
    instructions: tuple[Use, ...]
    suggested_when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is read and asked while one card (or none) is open; made once, when the protocol is compiled.

    ``rules`` stand in the order of urgency: level, then the card's own, universal, cross-card, then number.
    ``red_flag_facts`` are those that block R4 and R5 while they were never asked.
    """

    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    red_flag_facts: frozenset[str]
    instructions: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Protocol:
    label: str
    checksum: str
    clinically_approved: bool
    notice: Text
    fallback_card: str
    level_text: Mapping[Level, Text]
    level_resources: Mapping[Level, tuple[str, ...]]
    entry_questions: tuple[Question, ...]
    universal_questions: tuple[Question, ...]
    universal_rules: tuple[Rule, ...]
    cross_card_rules: tuple[Rule, ...]
    universal_instructions: tuple[Use, ...]
    universal_resources: tuple[Use, ...]
    facts: Mapping[str, Fact]
    instructions: Mapping[str, Instruction]
    conflicts: tuple[tuple[str, frozenset[str]], ...]
    resources: Mapping[str, Text]
    word_rules: tuple[WordRule, ...]
    cards: Mapping[str, Card]
    plans: Mapping[str | None, Plan] = field(default_factory=dict)
