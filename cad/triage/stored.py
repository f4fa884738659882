"""Between a session's row and the engine's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cad.triage.answers import Facts
from cad.triage.floor import Held
from cad.triage.protocol import Level

if TYPE_CHECKING:
    from cad.triage.models import TriageSession


def facts_of(session: TriageSession) -> Facts:
    return Facts(session.facts, session.words, frozenset(session.confirmed))


def held_of(session: TriageSession) -> Held:
    level = Level(session.level) if session.level else None
    return Held(level, session.determinant, tuple(session.resources))


def held_fields(held: Held) -> dict[str, object]:
    return {"level": held.level or "", "determinant": held.determinant, "resources": list(held.resources)}
