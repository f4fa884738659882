"""A replayed session as its reviewer reads it: step by step, in the words of its own protocol version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from cad.triage.conditions import REFUSED, SKIPPED
from cad.triage.protocol import Fact, FactType, Protocol, Text
from cad.triage.replies import CardReply
from cad.triage.review.comparing import Replayed
from cad.triage.review.record import Recorded
from cad.triage.review.replaying import Stood
from cad.triage.review.replies import NextReply, ReviewStepReply, SaidReply, ToldReply

WITHOUT_ANSWER = {SKIPPED: Text("跳过", "Skipped"), REFUSED: Text("拒绝回答", "Refused to answer")}


def review_steps(protocol: Protocol, replayed: Replayed) -> Iterator[ReviewStepReply]:
    """Times come from the record, what follows from an answer from the replay."""
    answered_at = replayed.session.incident.answered_at
    before: Recorded | None = None
    waiting: str | None = None
    for n, (one, stood) in enumerate(zip(replayed.record, replayed.stood, strict=True), start=1):
        yield {
            "n": n,
            "type": one.type,
            "at": one.at,
            "since_answer_s": (one.at - answered_at).total_seconds(),
            "since_previous_s": (one.at - before.at).total_seconds() if before else None,
            "by": one.actor,
            "said": list(_said(protocol, before, one, waiting)),
            "card": card_named(protocol, stood.card),
            "level": stood.level or None,
            "determinant": stood.determinant or None,
            "why": [reason.text.as_dict() for reason in stood.outcome.why],
            "reason": one.state["overridden"]["reason"] if one.type == "triage.overridden" else "",
            "offered": _offered(protocol, one, stood),
            "given": sorted(_given(one) - (_given(before) if before else set())),
            "next_question": _next(protocol, stood),
        }
        before, waiting = one, stood.outcome.next_question


def card_named(protocol: Protocol, card: str) -> CardReply | None:
    return {"id": card, **protocol.cards[card].text.as_dict()} if card in protocol.cards else None


def answer_said(fact: Fact, value: str | float) -> Text:
    if isinstance(value, str):
        if value in WITHOUT_ANSWER:
            return WITHOUT_ANSWER[value]
        stated = next((option.text for option in fact.options if option.value == value), None)
        return stated or Text(value, value)
    unit = fact.unit or Text("", "")
    return Text(f"{value:.4g} {unit.zh}".strip(), f"{value:.4g} {unit.en}".strip())


def _said(protocol: Protocol, before: Recorded | None, one: Recorded, waiting: str | None) -> Iterator[SaidReply]:
    known = {answer["n"] for answer in before.state["trail"]} if before else set()
    for answer in one.state["trail"]:
        if answer["n"] in known:
            continue
        fact = protocol.facts[answer["fact"]]
        yield {
            "n": answer["n"],
            "fact": fact.key,
            "label": fact.label.as_dict(),
            "ask": fact.ask.as_dict(),
            "answer": answer_said(fact, answer["value"]).as_dict(),
            "language": answer.get("language"),
            "words": answer["words"],
            "reason": answer["reason"],
            "supersedes": answer["supersedes"],
            "in_turn": fact.key == waiting or (before is None and fact.type is FactType.TEXT),
        }


def _offered(protocol: Protocol, one: Recorded, stood: Stood) -> list[ToldReply]:
    """What was to be told, then what was told and fits no more."""
    given: dict[str, datetime] = {
        row["code"]: datetime.fromisoformat(row["given_at"]) for row in one.state["instructions"] if row["given_at"]
    }
    offered = [instruction.code for instruction in stood.outcome.instructions]
    codes = [*offered, *(code for code in given if code not in offered)]
    return [{"code": code, **protocol.instructions[code].text.as_dict(), "given_at": given.get(code)} for code in codes]


def _given(one: Recorded) -> set[str]:
    rows: list[dict[str, Any]] = one.state["instructions"]
    return {row["code"] for row in rows if row["given_at"] is not None}


def _next(protocol: Protocol, stood: Stood) -> NextReply | None:
    asked = stood.outcome.next_question
    if asked is None:
        return None
    fact = protocol.facts[asked]
    return {"label": fact.label.as_dict(), "ask": fact.ask.as_dict()}
