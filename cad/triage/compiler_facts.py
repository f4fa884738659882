"""Builds the facts of a protocol: what can be asked, in both languages, and which answer is the dangerous one."""

from __future__ import annotations

from typing import Any

from cad.triage.conditions import UNKNOWN, NumberDanger
from cad.triage.protocol import Fact, FactType, Option, Text
from cad.triage.source import Document, Fault

# Option n has the number key n; after 9 come letters. 0 is always "unknown", so that a hand finds it unseen.
OPTION_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
UNKNOWN_KEY = "0"
UNKNOWN_OPTION = Option(UNKNOWN, UNKNOWN_KEY, Text("不清楚", "Don't know"))
YES_NO = (Option("yes", "1", Text("是", "Yes")), Option("no", "2", Text("否", "No")))


def facts_compile(document: Document, faults: list[Fault]) -> dict[str, Fact]:
    """Every fact by key; what is wrong is added to ``faults``."""
    facts = {key: _fact(key, data) for key, data in document.data.items()}
    for key, fact in facts.items():
        faults.extend(document.fault((key, field), reason) for field, reason in _wrong(fact, facts))
    return facts


def _fact(key: str, data: dict[str, Any]) -> Fact:
    kind = FactType.CHOICE if data["type"] == "yes_no" else FactType(data["type"])
    return Fact(
        key=key,
        type=kind,
        label=Text(**data["label"]),
        ask=Text(**data["ask"]),
        options=_options(kind, data.get("options")),
        danger=data.get("danger"),
        worse=tuple(data.get("worse", ())),
        unit=Text(**data["unit"]) if "unit" in data else None,
        minimum=data.get("min"),
        maximum=data.get("max"),
        reassuring=data.get("reassuring", False),
        narrowed_by=data.get("narrowed_by"),
        plain=Text(**data["plain"]) if "plain" in data else None,
        scene=data.get("scene", False),
        lasting=data.get("lasting", False),
        ranges={value: (float(low), float(high)) for value, (low, high) in data.get("ranges", {}).items()},
    )


def _options(kind: FactType, listed: list[dict[str, str]] | None) -> tuple[Option, ...]:
    if kind is FactType.TEXT:
        return ()
    if kind is FactType.NUMBER:
        return (UNKNOWN_OPTION,)
    if listed is None:
        return (*YES_NO, UNKNOWN_OPTION)
    stated = [data for data in listed if data["value"] != UNKNOWN]
    options = [Option(d["value"], OPTION_KEYS[i], Text(d["zh"], d["en"])) for i, d in enumerate(stated)]
    return (*options, UNKNOWN_OPTION)


def _wrong(fact: Fact, facts: dict[str, Fact]) -> list[tuple[str, str]]:
    wrong = []
    if fact.type is FactType.NUMBER:
        if fact.danger is not None and fact.danger not in set(NumberDanger):
            wrong.append(("danger", "the danger of a number is high, low or both"))
        if fact.minimum is not None and fact.maximum is not None and fact.minimum >= fact.maximum:
            wrong.append(("min", "min is not below max"))
    elif fact.danger is not None and fact.danger not in fact.answers:
        wrong.append(("danger", f"{fact.danger!r} is not an answer"))
    if set(fact.worse) - set(fact.answers):
        wrong.append(("worse", "not an answer"))
    if len(set(fact.answers)) != len(fact.answers):
        wrong.append(("options", "an answer stands twice"))
    if fact.narrowed_by is not None:
        narrower = facts.get(fact.narrowed_by)
        if narrower is None or fact.ranges.keys() - set(narrower.answers):
            wrong.append(("narrowed_by", "narrowed_by names no fact with those answers"))
    return wrong
