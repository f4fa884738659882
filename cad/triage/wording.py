"""Why a rule held, in words made from the findings themselves: never a diagnosis (TRIAGE 4.1 rule 13)."""

from __future__ import annotations

from collections.abc import Mapping

from cad.triage.answers import Doubt
from cad.triage.conditions import UNKNOWN, Clause, Condition, Known
from cad.triage.protocol import Fact, Protocol, Text

REFUSED_TEXT = Text("拒绝回答", "Refused to answer")


def condition_text(protocol: Protocol, condition: Condition, known: Known, doubtful: Mapping[str, Doubt]) -> Text:
    first, *others = (_clause_text(protocol.facts[c.fact], c, known, doubtful) for c in condition.clauses)
    if not others:
        return first
    parts = list(dict.fromkeys((first, *others)))
    return Text("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def unasked_text(protocol: Protocol, unasked: list[str]) -> Text:
    labels = [protocol.facts[fact].label for fact in unasked[:5]]
    if not labels:
        return Text("未选卡", "No card was chosen")
    return Text("未问：" + "、".join(label.zh for label in labels), "Not asked: " + ", ".join(x.en for x in labels))


def _clause_text(fact: Fact, clause: Clause, known: Known, doubtful: Mapping[str, Doubt]) -> Text:
    value = known.values[clause.fact]
    doubt = doubtful.get(clause.fact)
    if not isinstance(value, str):
        return fact.finding(_number_text(fact, value))
    if doubt is not None:
        answer = fact.option_text(value)
        return fact.finding(Text(f"{answer.zh}（原话“{doubt.words}”）", f'{answer.en} (said "{doubt.words}")'))
    if value != UNKNOWN:
        return fact.findings[value]
    answer = REFUSED_TEXT if clause.fact in known.refused else fact.option_text(value)
    if UNKNOWN not in clause.values:
        return fact.finding(Text(f"{answer.zh}，按危险处理", f"{answer.en}, taken as dangerous"))
    return fact.finding(answer)


def _number_text(fact: Fact, value: float) -> Text:
    unit = fact.unit or Text("", "")
    return Text(f"{value:.4g} {unit.zh}".strip(), f"{value:.4g} {unit.en}".strip())
