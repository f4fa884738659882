"""The browser's reducer, in Python: the state after an event is the entity's payload, when its version is newer."""

from typing import Any

State = dict[str, dict[int, dict[str, Any]]]

LISTS = {
    "calls": "call",
    "locations": "location",
    "incidents": "incident",
    "patients": "patient",
    "mass_casualties": "mass_casualty",
    "triage": "triage",
    "assignments": "assignment",
    "units": "unit",
    "hospitals": "hospital",
    "clocks": "clock",
    "alerts": "alert",
    "seats": "seat",
    "recommendations": "recommendation",
    "automatic_runs": "automatic_run",
    "automatic_switches": "automatic_switch",
    "closures": "closure",
}


def state_of(snapshot: dict[str, Any]) -> State:
    """Entities by kind and key, from a snapshot as JSON."""
    state = {entity: {row["id"]: row for row in snapshot.get(name, [])} for name, entity in LISTS.items()}
    if "unit" in snapshot:
        state["unit"][snapshot["unit"]["id"]] = snapshot["unit"]
    return state


def reduce(state: State, event: dict[str, Any]) -> None:
    """Apply one event. An event whose version is not newer is ignored."""
    rows = state.setdefault(event["entity"], {})
    known = rows.get(event["id"])
    if known is None or event["version"] > known["version"]:
        rows[event["id"]] = event["data"]


def is_finished(entity: str, row: dict[str, Any]) -> bool:
    """What a snapshot may leave out although the events told it."""
    match entity:
        case "assignment":
            return row["state"] in {"clear", "declined", "aborted"}
        case "clock":
            return row["stopped_at"] is not None or row["state"] == "cancelled"
        case "alert":
            return row["closed_at"] is not None
        case "closure":
            return row["ended_at"] is not None
    return False
