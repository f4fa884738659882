"""Why a rule held, in words made from the findings themselves: never a diagnosis (TRIAGE 4.1 rule 13)."""

from __future__ import annotations

from collections.abc import Mapping

from cad.triage.answers import Doubt
from cad.triage.conditions import REFUSED, UNKNOWN, Clause, Condition, Known
from cad.triage.protocol import Fact, Protocol, Text


def condition_text(protocol: Protocol, condition: Condition, known: Known, doubtful: Mapping[str, Doubt]) -> Text:
    found = [_clause_text(protocol.facts[clause.fact], clause, known, doubtful) for clause in condition.clauses]
    if len(found) == 1:
        return found[0]
    parts = list(dict.fromkeys(found))
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
    if value == UNKNOWN and clause.fact in known.refused:
        value = REFUSED
    return fact.feared[value] if value in fact.feared and UNKNOWN not in clause.values else fact.findings[value]


def _number_text(fact: Fact, value: float) -> Text:
    unit = fact.unit or Text("", "")
    return Text(f"{value:.4g} {unit.zh}".strip(), f"{value:.4g} {unit.en}".strip())
