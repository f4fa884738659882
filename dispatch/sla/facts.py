"""What an event tells, as the rules name it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any


def fact_name(event_type: str, payload: Mapping[str, Any]) -> str:
    """The event's type; a stage that was reached is named by the stage: `assignment.rolling`."""
    return f"assignment.{payload['state']}" if event_type == "assignment.stage_reached" else event_type


def time_in(payload: Mapping[str, Any], names: Sequence[str]) -> datetime | None:
    """The first of the named times that the payload has."""
    stages: Mapping[str, Any] = payload.get("times") or {}
    for name in names:
        value = stages[name]["occurred_at"] if name in stages else payload.get(name)
        if value:
            return datetime.fromisoformat(value)
    return None


def subject_id(of: str, entity: str, payload: Mapping[str, Any]) -> int | None:
    """The key of the call, incident or assignment that a rule is about, as far as the payload names it."""
    key: int | None = payload["id"] if of == entity else payload.get(of)
    return key
