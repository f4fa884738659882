"""Why a rule held, in words made from the findings themselves: never a diagnosis (TRIAGE 4.1 rule 13)."""

from __future__ import annotations

from collections.abc import Mapping

from cad.triage.answers import Doubt
from cad.triage.conditions import UNKNOWN, Clause, Condition, Known, Value
from cad.triage.protocol import Fact, FactType, Protocol, Text


def condition_text(protocol: Protocol, condition: Condition, known: Known, doubtful: Mapping[str, Doubt]) -> Text:
    parts = list(
        dict.fromkeys(
            _clause_text(protocol.facts[clause.fact], clause, known, doubtful) for clause in condition.clauses
        )
    )
    return Text("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def unasked_text(protocol: Protocol, unasked: list[str]) -> Text:
    labels = [protocol.facts[fact].label for fact in unasked[:5]]
    if not labels:
        return Text("未选卡", "No card was chosen")
    return Text("未问：" + "、".join(label.zh for label in labels), "Not asked: " + ", ".join(x.en for x in labels))


def _clause_text(fact: Fact, clause: Clause, known: Known, doubtful: Mapping[str, Doubt]) -> Text:
    answer = _answer_text(fact, known.values[clause.fact])
    if clause.fact in doubtful:
        doubt = doubtful[clause.fact]
        answer = Text(f"{answer.zh}（原话“{doubt.words}”）", f'{answer.en} (said "{doubt.words}")')
    elif known.values[clause.fact] == UNKNOWN and UNKNOWN not in clause.values:
        answer = Text(f"{answer.zh}，按危险处理", f"{answer.en}, taken as dangerous")
    return Text(f"{fact.label.zh}：{answer.zh}", f"{fact.label.en}: {answer.en}")


def _answer_text(fact: Fact, value: Value) -> Text:
    if fact.type is FactType.NUMBER and not isinstance(value, str):
        unit = fact.unit or Text("", "")
        return Text(f"{value:.4g} {unit.zh}".strip(), f"{value:.4g} {unit.en}".strip())
    return fact.option_text(str(value))
