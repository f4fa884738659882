"""Builds a Protocol from checked documents and finds every reference that leads nowhere.

The JSON schema has looked at the form already; here it is about meaning: does each condition name facts and
answers that exist, each instruction and resource code have its text, each number stand once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from cad.triage import conditions
from cad.triage.compiler_callers import callers_compile
from cad.triage.compiler_facts import facts_compile
from cad.triage.compiler_scripts import scripts_compile
from cad.triage.conditions import Clause, Condition, ConditionError
from cad.triage.plans import one_answer_away_of, plans_of, suggestions_of
from cad.triage.protocol import (
    Card,
    Fact,
    FactType,
    Instruction,
    Level,
    Origin,
    Protocol,
    Question,
    Resource,
    Rule,
    Text,
    Use,
    WordRule,
)
from cad.triage.source import Document, Fault, KeyPath, ProtocolError

type Documents = dict[str, Document]

# Facts that the session itself writes or reads, by what they are for.
NAMED_FACTS = ("complaint_fact", "count_fact", "called_back_fact", "changed_fact")


@dataclass
class Compiler:
    """Collects faults instead of stopping at the first, so that an author sees them all at once."""

    documents: Documents
    facts: dict[str, Fact] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, name: str, path: Iterable[str | int], reason: str) -> None:
        self.faults.append(self.documents[name].fault(path, reason))

    def condition(self, name: str, path: KeyPath, text: str) -> Condition:
        try:
            parsed = conditions.parse(text)
        except ConditionError as error:
            self.fault(name, path, str(error))
            return Condition(text, ())
        return Condition(text, tuple(self._clause(name, path, clause) for clause in parsed.clauses))

    def _clause(self, name: str, path: KeyPath, clause: Clause) -> Clause:
        fact = self.facts.get(clause.fact)
        if fact is None:
            self.fault(name, path, f"there is no fact {clause.fact!r}")
            return clause
        if fact.type is FactType.TEXT or (clause.compares and fact.type is not FactType.NUMBER):
            self.fault(name, path, f"{clause.fact!r} is a {fact.type}: it cannot be used with {clause.op}")
        for value in sorted(clause.values - set(fact.answers)):
            self.fault(name, path, f"{value!r} is not an answer of {clause.fact!r}")
        return replace(clause, danger=fact.danger)

    def conditions(self, name: str, path: KeyPath, data: dict[str, Any], key: str) -> tuple[Condition, ...]:
        return tuple(self.condition(name, (*path, key, i), text) for i, text in enumerate(data.get(key, ())))

    def with_skips(self, fact: Fact) -> Fact:
        data = self.documents["facts"].data[fact.key]
        return replace(fact, skip_if=self.conditions("facts", (fact.key,), data, "skip_if"))

    def questions(self, name: str, key: str) -> tuple[Question, ...]:
        found: list[Question] = []
        for i, data in enumerate(self.documents[name].data[key]):
            path: KeyPath = (key, i)
            if data["fact"] not in self.facts:
                self.fault(name, (*path, "fact"), f"there is no fact {data['fact']!r}")
            if any(question.fact == data["fact"] for question in found):
                self.fault(name, (*path, "fact"), f"{data['fact']!r} is asked twice")
            ask_if, skip_if = (self.conditions(name, path, data, name_) for name_ in ("ask_if", "skip_if"))
            optional, first = data.get("optional", False), data.get("first", False)
            found.append(Question(data["fact"], ask_if, skip_if, optional, first))
        return tuple(found)

    def rules(self, name: str, origin: Origin) -> tuple[Rule, ...]:
        found: dict[int, Rule] = {}
        for i, data in enumerate(self.documents[name].data["rules"]):
            path: KeyPath = ("rules", i)
            if data["n"] in found:
                self.fault(name, (*path, "n"), f"the rule number {data['n']} stands twice")
            condition = self.condition(name, (*path, "when"), data["when"])
            level = Level(data["level"])
            if level is Level.R5 and not self._stated_reason(condition):
                self.fault(name, (*path, "when"), "R5 needs a stated positive reason: a reassuring fact with ==")
            card = name.removeprefix("cards/") if origin is Origin.CARD else ""
            found[data["n"]] = Rule(origin, data["n"], level, condition, data["basis"], card, data.get("asks", True))
        return tuple(found.values())

    def _stated_reason(self, condition: Condition) -> bool:
        return any(
            clause.op is conditions.Op.STATED and clause.fact in self.facts and self.facts[clause.fact].reassuring
            for clause in condition.clauses
        )

    def uses(self, name: str, key: str, known: Iterable[str]) -> tuple[Use, ...]:
        codes, found = set(known), []
        for i, data in enumerate(self.documents[name].data[key]):
            path: KeyPath = (key, i)
            if data["code"] not in codes:
                self.fault(name, (*path, "code"), f"{data['code']!r} has no text")
            when, unless = (self.conditions(name, path, data, name_) for name_ in ("when", "unless"))
            levels = frozenset(Level(level) for level in data["levels"]) if "levels" in data else None
            found.append(Use(data["code"], when, unless, levels))
        return tuple(found)

    def resources(self, name: str, path: KeyPath, codes: Iterable[str]) -> tuple[str, ...]:
        for i, code in enumerate(codes):
            if code not in self.documents["resources"].data:
                self.fault(name, (*path, i), f"the resource {code!r} has no text")
        return tuple(codes)

    def card(self, name: str) -> Card:
        data = self.documents[name].data
        if data["id"] != name.removeprefix("cards/"):
            self.fault(name, ("id",), f"the card in this file is called {data['id']!r}")
        return Card(
            id=data["id"],
            text=Text(data["zh"], data["en"]),
            questions=self.questions(name, "questions"),
            rules=self.rules(name, Origin.CARD),
            default_level=Level(data["default_level"]),
            resources={
                Level(level): self.resources(name, ("resources", level), codes)
                for level, codes in data["resources"].items()
            },
            instructions=self.uses(name, "instructions", self.instructions),
            suggested_when=self.conditions(name, (), data, "suggested_when"),
            not_for=self.conditions(name, (), data, "not_for"),
            words=self.pattern(name, ("words",), data["words"]) if "words" in data else None,
        )

    def pattern(self, name: str, path: KeyPath, texts: Iterable[str]) -> re.Pattern[str] | None:
        """One pattern of all; each is tried by itself first, so that a fault is told with its line."""
        good = []
        for i, text in enumerate(texts):
            try:
                re.compile(text)
                good.append(text)
            except re.error as error:
                self.fault(name, (*path, i), f"not a pattern: {error}")
        return re.compile("|".join(good), re.IGNORECASE)

    @property
    def instructions(self) -> dict[str, Instruction]:
        return {
            data["code"]: Instruction(data["code"], Text(data["zh"], data["en"]), order, data["basis"])
            for order, data in enumerate(self.documents["instructions"].data["instructions"])
        }

    def conflicts(self) -> tuple[tuple[str, frozenset[str]], ...]:
        codes = self.instructions
        for i, data in enumerate(self.documents["instructions"].data["conflicts"]):
            for code in (data["keep"], *data["drop"]):
                if code not in codes:
                    self.fault("instructions", ("conflicts", i), f"{code!r} has no text")
        listed = self.documents["instructions"].data["conflicts"]
        return tuple((data["keep"], frozenset(data["drop"])) for data in listed)

    def word_rules(self) -> tuple[WordRule, ...]:
        found: list[WordRule] = []
        for i, data in enumerate(self.documents["words"].data["words"]):
            fact = self.facts.get(data["fact"])
            answers = set(fact.answers) if fact else set()
            for value, key in [(data["treat_as"], "treat_as"), *((said, "said") for said in data["said"])]:
                if value not in answers:
                    self.fault("words", ("words", i, key), f"{value!r} is not an answer of {data['fact']!r}")
            for j, text in enumerate(data["patterns"]):
                try:
                    pattern = re.compile(text, re.IGNORECASE)
                except re.error as error:
                    self.fault("words", ("words", i, "patterns", j), f"not a pattern: {error}")
                    continue
                found.append(WordRule(data["fact"], frozenset(data["said"]), data["treat_as"], pattern))
        return tuple(found)


def protocol_compile(documents: Documents, checksum: str) -> Protocol:
    """Compiles documents that passed the schema. Raises ProtocolError with every fault."""
    compiler = Compiler(documents)
    compiler.facts = facts_compile(documents["facts"], compiler.faults)
    compiler.facts = {key: compiler.with_skips(fact) for key, fact in compiler.facts.items()}
    head = documents["protocol"].data
    cards = [compiler.card(name) for name in sorted(documents) if name.startswith("cards/")]
    protocol = Protocol(
        label=head["label"],
        checksum=checksum,
        clinically_approved=head["clinically_approved"],
        notice=Text(**head["notice"]),
        fallback_card=head["fallback_card"],
        level_text={Level(level): Text(data["zh"], data["en"]) for level, data in head["levels"].items()},
        level_resources={
            Level(level): compiler.resources("protocol", ("levels", level, "resources"), data["resources"])
            for level, data in head["levels"].items()
        },
        welfare_minutes={
            Level(level): data["welfare_minutes"] for level, data in head["levels"].items() if "welfare_minutes" in data
        },
        entry_questions=compiler.questions("entry", "questions"),
        universal_questions=compiler.questions("entry", "universal_questions"),
        universal_rules=compiler.rules("entry", Origin.UNIVERSAL),
        cross_card_rules=compiler.rules("cross_card", Origin.CROSS_CARD),
        universal_instructions=compiler.uses("entry", "instructions", compiler.instructions),
        universal_resources=compiler.uses("entry", "resources", documents["resources"].data),
        facts=compiler.facts,
        instructions=compiler.instructions,
        conflicts=compiler.conflicts(),
        resources={code: _resource(code, data) for code, data in documents["resources"].data.items()},
        word_rules=compiler.word_rules(),
        cards={card.id: card for card in cards},
        mass_casualty_card=head.get("mass_casualty_card"),
        **{name: head.get(name) for name in NAMED_FACTS},
        reads_along=head.get("reads_along", False),
        scripts=scripts_compile(compiler),
        callers=callers_compile(compiler),
        card_words=tuple((card.id, card.words) for card in cards if card.words is not None),
    )
    for name in NAMED_FACTS:
        if head.get(name) is not None and head[name] not in protocol.facts:
            compiler.fault("protocol", (name,), f"there is no fact {head[name]!r}")
    for name in ("fallback_card", "mass_casualty_card"):
        if name in head and head[name] not in protocol.cards:
            compiler.fault("protocol", (name,), f"there is no card {head[name]!r}")
    if compiler.faults:
        raise ProtocolError(compiler.faults)
    return replace(
        protocol,
        plans=plans_of(protocol),
        suggestions=suggestions_of(protocol),
        one_answer_away=one_answer_away_of(protocol),
    )


def _resource(code: str, data: dict[str, Any]) -> Resource:
    equipment = Text(**data["equipment"]) if "equipment" in data else None
    rest = {key: value for key, value in data.items() if key not in {"zh", "en", "equipment"}}
    return Resource(code, Text(data["zh"], data["en"]), equipment=equipment, **rest)
