"""The record of a session as it is kept, read as the acts of a replay.

The event log has each act with who and when, and the state after it; the versions of the session put them in order.
What an act was is read from what its event carries beside the one before. The answers themselves stand in the trail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cad.triage.models import TriageSession
from cad.triage.review.replaying import (
    Act,
    Answered,
    CardChosen,
    Completed,
    Held,
    InstructionGiven,
    Overridden,
    Told,
)
from core.events.models import Event


@dataclass(frozen=True, slots=True)
class Recorded:
    """One action: its event, and what was done in it. ``state`` is the session's public state after it."""

    type: str
    version: int
    at: datetime
    actor: str
    acts: tuple[Act, ...]
    state: dict[str, Any]


def record_of(session: TriageSession) -> list[Recorded]:
    """Every action of the session that changed it, in its order."""
    events = Event.objects.filter(entity="triage", entity_id=session.pk).order_by("version", "pk")
    found: list[Recorded] = []
    before: dict[str, Any] = {"trail": [], "instructions": []}
    for event in events:
        if found and event.version == found[-1].version:
            continue  # told again, to a crew that came later
        acts = tuple(_acts(event.type, before, event.payload))
        if event.type == "triage.started":
            acts = (*acts, _held(session, event.payload))
        found.append(Recorded(event.type, event.version, event.occurred_at, event.actor["label"], acts, event.payload))
        before = event.payload
    return found


def _held(session: TriageSession, after: dict[str, Any]) -> Act:
    seen = session.carried_from.override_rules if session.carried_from is not None else []
    return Held(
        after["card"] or "",
        after["level"] or "",
        after["determinant"] or "",
        tuple(after["resources"]),
        tuple(after.get("ask_again", ())),
        tuple(seen),
    )


def _acts(kind: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Act]:
    known = {answer["n"] for answer in before["trail"]}
    for answer in after["trail"]:
        if answer["n"] not in known:
            yield _answer(kind, answer)
    if kind == "triage.card_chosen":
        yield CardChosen(after["card"])
    elif kind == "triage.overridden":
        yield Overridden(after["overridden"]["level"])
    elif kind == "triage.completed":
        yield Completed()
    given = _given(before)
    for code in _given(after):
        if code not in given:
            yield InstructionGiven(code)


def _answer(kind: str, answer: dict[str, Any]) -> Act:
    if kind == "triage.started":
        return Told(answer["fact"], answer["value"], answer["words"], answer["reason"])
    return Answered(answer["fact"], answer["value"], answer["words"], answer["reason"], answer["by"] is not None)


def _given(state: dict[str, Any]) -> list[str]:
    return [row["code"] for row in state["instructions"] if row["given_at"] is not None]
