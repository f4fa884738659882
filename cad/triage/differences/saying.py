"""Conditions and lists in words, from the protocol itself: findings and answers as they stand on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from cad.triage.conditions import UNKNOWN, Clause, Condition, NumberDanger, Op
from cad.triage.protocol import Fact, Protocol, Text

NOTHING = Text("无", "none")
ALWAYS = Text("总是", "always")
YES, NO = Text("是", "yes"), Text("否", "no")
_SIGN = {Op.AT_LEAST: "≥", Op.ABOVE: ">", Op.AT_MOST: "≤", Op.BELOW: "<"}


def same(text: str | float) -> Text:
    return Text(str(text), str(text))


def joined(texts: Iterable[Text], zh: str = "、", en: str = ", ") -> Text:
    found = list(texts)
    return Text(zh.join(text.zh for text in found), en.join(text.en for text in found)) if found else NOTHING


def sentence(zh: str, en: str, **parts: Text) -> Text:
    """`{name}` in either language is that part in this language."""
    return Text(
        zh.format(**{name: part.zh for name, part in parts.items()}),
        en.format(**{name: part.en for name, part in parts.items()}),
    )


def any_of(protocol: Protocol, conditions: Iterable[Condition], none: Text = ALWAYS) -> Text:
    found = [condition_said(protocol, condition) for condition in conditions]
    return joined(found, "；或 ", "; or ") if found else none


def condition_said(protocol: Protocol, condition: Condition) -> Text:
    """`意识：无（不清楚也算），且 呼吸：不正常或无`; every clause has to hold."""
    return joined((_clause(protocol.facts[clause.fact], clause) for clause in condition.clauses), "，且 ", ", and ")


def _clause(fact: Fact, clause: Clause) -> Text:
    counts = _unknown_counts(clause)
    note = Text("（不清楚也算）", " (unknown counts)") if counts else Text("", "")
    if clause.compares:
        unit = fact.unit or Text("", "")
        number = f"{_SIGN[clause.op]} {clause.number:g}"
        return Text(f"{fact.label.zh} {number} {unit.zh}{note.zh}", f"{fact.label.en} {number} {unit.en}{note.en}")
    stated = [option.text for option in fact.options if option.value in clause.values]
    return sentence("{label}：{stated}{note}", "{label}: {stated}{note}", label=fact.label,
                    stated=joined(stated, "或", " or "), note=note)  # fmt: skip


def _unknown_counts(clause: Clause) -> bool:
    if clause.compares:
        upward = clause.op in {Op.AT_LEAST, Op.ABOVE}
        return clause.danger in {NumberDanger.BOTH, NumberDanger.HIGH if upward else NumberDanger.LOW}
    return clause.op is Op.CAUTIOUS and UNKNOWN not in clause.values and clause.danger in clause.values
