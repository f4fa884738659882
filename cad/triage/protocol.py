"""What a compiled protocol is: frozen values that the engine reads. Nothing here reads files or rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

from cad.triage.conditions import REFUSED, UNKNOWN, Condition, Range

if TYPE_CHECKING:
    from cad.triage.callers import CallerPath
    from cad.triage.scripts import Script


class Level(StrEnum):
    """R1 is the most urgent. Compared as text, so ``min`` of levels is the most urgent of them."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    R5 = "R5"


class Origin(StrEnum):
    """Where a rule stands; the letter goes into its determinant (``CHEST-R1-U03``).

    Compared as text: among rules of one level the card's own come first, then the universal ones.
    """

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


REFUSED_TEXT = Text("拒绝回答", "Refused to answer")


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """``ask`` is said to the caller word for word; ``label`` names the finding on screen, never a diagnosis.

    ``plain`` says the same in a few short words, to a child or to who hardly speaks the language.

    ``danger`` is what an unknown answer counts as; ``worse`` are answers that are still more dangerous when stated.
    It is not asked, on any card, when any ``skip_if`` holds. ``scene``: the same for every patient of the incident.
    ``lasting``: it does not change while a patient waits, so it is not asked again on a call back.
    ``findings`` say each answer beside the label ("fever: yes"), ``feared`` what was not known or refused and counts as
    dangerous. Worked out once, they stand at every answer's reasons.
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
    skip_if: tuple[Condition, ...] = ()
    plain: Text | None = None
    scene: bool = False
    lasting: bool = False
    findings: Mapping[str, Text] = field(init=False, repr=False, compare=False)
    feared: Mapping[str, Text] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        said = {option.value: option.text for option in self.options} | {REFUSED: REFUSED_TEXT}
        feared = {
            value: Text(f"{said[value].zh}，按危险处理", f"{said[value].en}, taken as dangerous")
            for value in (UNKNOWN, REFUSED)
            if value in said
        }
        object.__setattr__(self, "findings", {value: self.finding(text) for value, text in said.items()})
        object.__setattr__(self, "feared", {value: self.finding(text) for value, text in feared.items()})

    def finding(self, answer: Text) -> Text:
        return Text(f"{self.label.zh}：{answer.zh}", f"{self.label.en}: {answer.en}")

    @property
    def answers(self) -> tuple[str, ...]:
        return tuple(option.value for option in self.options)

    def option_text(self, value: str) -> Text:
        return next(option.text for option in self.options if option.value == value)


@dataclass(frozen=True, slots=True)
class Question:
    """Asked when any of ``ask_if`` holds (or none is given) and no ``skip_if`` does; an optional one never blocks.

    A card's ``first`` questions come before what everybody is asked: where seconds count.
    """

    fact: str
    ask_if: tuple[Condition, ...] = ()
    skip_if: tuple[Condition, ...] = ()
    optional: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """``number`` is written in the data and stays with the rule over all versions.

    ``asks``: when one answer alone is missing to a cross-card rule it is asked for.
    ``code`` stands in a determinant (``04``, ``U03``, ``X17``), ``name`` is the same whichever card is open
    (``CHEST-04``, ``U03``, ``X17``), ``urgency`` sorts rules. All three are worked out once.
    """

    origin: Origin
    number: int
    level: Level
    condition: Condition
    basis: str
    card: str = ""
    asks: bool = True
    code: str = field(init=False, repr=False, compare=False)
    name: str = field(init=False, repr=False, compare=False)
    urgency: tuple[Level, Origin, int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        code = f"{self.origin}{self.number:02d}"
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "name", f"{self.card}-{code}" if self.card else code)
        object.__setattr__(self, "urgency", (self.level, self.origin, self.number, self.card))


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
class Resource:
    """``rank`` orders crews by what they can do (0: no crew); ``units`` is how many ambulances it means at least.

    ``scene``: sent once for the incident, not once for each patient.
    """

    code: str
    text: Text
    rank: int = 0
    units: int = 0
    nearest: bool = False
    call: str = ""
    equipment: Text | None = None
    notify: bool = False
    scene: bool = False


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words that make an answer doubtful: said ``normal``, but "once in a long while" counts as abnormal.

    They stand beside the answer, or are asked for by the fact ``described_by``.
    """

    fact: str
    said: frozenset[str]
    treat_as: str
    pattern: re.Pattern[str]
    described_by: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "described_by", f"{self.fact}_desc")


@dataclass(frozen=True, slots=True)
class Card:
    """Suggested by any ``suggested_when`` or by the caller's ``words``, but never when any ``not_for`` holds."""

    id: str
    text: Text
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    default_level: Level
    resources: Mapping[Level, tuple[str, ...]]
    instructions: tuple[Use, ...]
    suggested_when: tuple[Condition, ...]
    words: re.Pattern[str] | None = None
    not_for: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What one card adds to what is read and asked of everybody (the plan of no card); made once, when compiled.

    ``rules`` and ``questions`` are the card's own, rules in the order of urgency.
    ``red_flag_facts`` block R4 and R5 while they were never asked.
    ``raising`` has, for a level already reached, the facts whose answer could still raise it.
    """

    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    red_flag_facts: frozenset[str]
    raising: Mapping[Level, frozenset[str]]
    instructions: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Protocol:
    """``welfare_minutes``: a call of this level that waits is called back within so many (TRIAGE 4.1 rule 7).

    ``suggestions`` finds the cards and conditions by the fact of their first clause; ``one_answer_away`` the
    cross-card red flags of several facts by each of their facts. Both are made when the protocol is compiled.
    """

    label: str
    checksum: str
    clinically_approved: bool
    notice: Text
    fallback_card: str
    level_text: Mapping[Level, Text]
    level_resources: Mapping[Level, tuple[str, ...]]
    welfare_minutes: Mapping[Level, int]
    entry_questions: tuple[Question, ...]
    universal_questions: tuple[Question, ...]
    universal_rules: tuple[Rule, ...]
    cross_card_rules: tuple[Rule, ...]
    universal_instructions: tuple[Use, ...]
    universal_resources: tuple[Use, ...]
    facts: Mapping[str, Fact]
    instructions: Mapping[str, Instruction]
    conflicts: tuple[tuple[str, frozenset[str]], ...]
    resources: Mapping[str, Resource]
    word_rules: tuple[WordRule, ...]
    cards: Mapping[str, Card]
    mass_casualty_card: str | None = None
    complaint_fact: str | None = None
    count_fact: str | None = None
    called_back_fact: str | None = None
    changed_fact: str | None = None
    reads_along: bool = False
    scripts: tuple[Script, ...] = ()
    callers: tuple[CallerPath, ...] = ()
    card_words: tuple[tuple[str, re.Pattern[str]], ...] = ()
    suggestions: Mapping[str, tuple[tuple[str, Condition], ...]] = field(default_factory=dict)
    one_answer_away: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    plans: Mapping[str | None, Plan] = field(default_factory=dict)
