"""What is to happen in one call: a call of the log turned into steps with the log's own intervals. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from config.replay.log import LogCall, Response

TRANSPORTING = ("MEDIC", "PRIVATE")
UNITS_AT_MOST = 2

ARREST, CHEST, FALL, UNKNOWN = "ARREST", "CHEST", "FALL", "UNKNOWN"

# Answers that lead the questions of a card to the level; all others are answered with the harmless option.
FACTS: Mapping[str, Mapping[str, str | float]] = {
    ARREST: {"conscious": "no", "breathing": "none"},
    CHEST: {"chest_pain": "yes", "sweaty_clammy": "yes", "age_y": 61},
    UNKNOWN: {"moving_talking": "yes"},
    FALL: {"age_y": 78},
}
CARD_OF_LEVEL = {"R1": ARREST, "R2": CHEST, "R3": UNKNOWN, "R4": FALL}

# How the log says that a unit came back without a patient, as the crew's reason.
CLEAR_REASONS = {
    "No Merit": "false_call",
    "Patient Declined Transport": "refused",
    "Against Medical Advice": "refused",
    "Gone on Arrival": "left_already",
    "Unable to Locate": "no_patient",
    "Medical Examiner": "dead",
    "Code 2 Transport": "treated_on_scene",
    "Code 3 Transport": "treated_on_scene",
}
ABORT_REASONS = {"Cancelled": "caller_cancelled", "Code 2 Transport": "better_unit", "Code 3 Transport": "better_unit"}


@dataclass(frozen=True, slots=True)
class Leg:
    """One unit's part. Seconds of the log; `to_scene_s` is None for a unit that is stood down on its way."""

    turnout_s: float
    to_scene_s: float | None
    at_scene_s: float
    to_hospital_s: float | None
    at_hospital_s: float
    clear_reason: str
    abort_reason: str
    log: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CallPlan:
    """One call. `rings_at_s` counts from the first call of the run; the other seconds from the step before."""

    number: str
    rings_at_s: float
    entry_s: float
    dispatch_s: float
    point: tuple[float, float]
    address: str
    complaint: str
    level: str
    card: str | None
    facts: Mapping[str, str | float]
    disposition: str
    legs: tuple[Leg, ...]
    log: Mapping[str, float]


def plan_of(call: LogCall, first_received: datetime) -> CallPlan:
    """The plan of a call. One unit is sent for it, and a second where the log sent more than one."""
    responses = sorted(call.responses, key=lambda row: (row.unit_type not in TRANSPORTING, row.unit))[:UNITS_AT_MOST]
    lead = responses[0]
    level = level_of(call)
    card = CARD_OF_LEVEL[level] if call.is_medical else None
    return CallPlan(
        number=call.number,
        rings_at_s=(call.received - first_received).total_seconds(),
        entry_s=_between(lead, "received", "entry") or 0.0,
        dispatch_s=_between(lead, "entry", "dispatch") or 0.0,
        point=call.point,
        address=call.address or "?",
        complaint=" · ".join(part for part in (call.call_type, call.group) if part),
        level=level,
        card=card,
        facts=FACTS[card] if card else {},
        disposition=lead.disposition,
        legs=tuple(_leg(row) for row in responses),
        log=_known(
            {
                "received_entry": _between(lead, "received", "entry"),
                "entry_dispatch": _between(lead, "entry", "dispatch"),
                "received_scene": _between(lead, "received", "on_scene"),
            }
        ),
    )


def level_of(call: LogCall) -> str:
    """A level for the log's priority: E is R1; 3, the lights and sirens, R2 if medical; the rest can wait."""
    if call.priority == "E":
        return "R1"
    if call.is_medical:
        return "R2" if call.priority == "3" and call.group == "Potentially Life-Threatening" else "R3"
    return "R3" if call.priority == "3" else "R4"


def _leg(row: Response) -> Leg:
    reaches_scene = row.times["on_scene"] is not None
    carries = reaches_scene and row.times["transport"] is not None
    came = "on_scene" if reaches_scene else "response" if row.times["response"] else "dispatch"
    left = "transport" if carries else "available"
    at_hospital = "hospital" if row.times["hospital"] else "transport"
    return Leg(
        turnout_s=_between(row, "dispatch", "response") or 0.0,
        to_scene_s=(_between(row, "response" if row.times["response"] else "dispatch", "on_scene") or 0.0)
        if reaches_scene
        else None,
        at_scene_s=_between(row, came, left) or 0.0,
        to_hospital_s=(_between(row, "transport", at_hospital) or 0.0) if carries else None,
        at_hospital_s=(_between(row, at_hospital, "available") or 0.0) if carries else 0.0,
        clear_reason=CLEAR_REASONS.get(row.disposition, "other"),
        abort_reason=ABORT_REASONS.get(row.disposition, "other"),
        log=_known(
            {
                "dispatch_response": _between(row, "dispatch", "response"),
                "response_scene": _between(row, "response", "on_scene"),
                "scene_transport": _between(row, "on_scene", "transport"),
                "transport_hospital": _between(row, "transport", "hospital"),
                "hospital_available": _between(row, "hospital", "available"),
            }
        ),
    )


def _between(row: Response, start: str, end: str) -> float | None:
    """Seconds from one time to another; None where one is missing or they run backwards."""
    first, last = row.times[start], row.times[end]
    if first is None or last is None:
        return None
    seconds = (last - first).total_seconds()
    return seconds if seconds >= 0 else None


def _known(intervals: Mapping[str, float | None]) -> dict[str, float]:
    return {name: seconds for name, seconds in intervals.items() if seconds is not None}
