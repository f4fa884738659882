"""Between what a session's row holds and the engine's values. Pure: read from whatever has a session's fields."""

from __future__ import annotations

from typing import Any, Protocol

from cad.triage.answers import Facts
from cad.triage.floor import Held
from cad.triage.protocol import Level


class Standing(Protocol):
    """A session, or a patient in a replay."""

    facts: dict[str, Any]
    words: dict[str, Any]
    confirmed: list[str]
    ask_again: list[str]
    level: str
    determinant: str
    resources: list[str]
    override_rules: list[str]


def facts_of(session: Standing) -> Facts:
    return Facts(session.facts, session.words, frozenset(session.confirmed), frozenset(session.ask_again))


def held_of(session: Standing) -> Held:
    level = Level(session.level) if session.level else None
    return Held(level, session.determinant, tuple(session.resources))


def held_fields(held: Held) -> dict[str, object]:
    return {"level": held.level or "", "determinant": held.determinant, "resources": list(held.resources)}
