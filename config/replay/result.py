"""What became of one call of the replay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from config.replay.plan import CallPlan, Leg


@dataclass(slots=True)
class Result:
    """Filled in while the call is played. `call_outcome` and `incident_outcome` are the codes the server keeps."""

    plan: CallPlan
    rang: bool = False
    unanswered: bool = False
    held: bool = False
    incident: int | None = None
    assigned: int = 0
    call_outcome: str = ""
    incident_state: str = ""
    incident_outcome: str = ""
    error: str = ""
    times: dict[str, datetime] = field(default_factory=dict)
    legs: list[tuple[Leg, dict[str, datetime]]] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Ended with a coded outcome, the incident closed."""
        return bool(self.call_outcome and self.incident_outcome and self.incident_state == "closed" and not self.error)


def times_of(assignment: Mapping[str, Any]) -> dict[str, datetime]:
    """When each stage occurred, from an assignment as the API gives it."""
    return {stage: datetime.fromisoformat(time["occurred_at"]) for stage, time in assignment["times"].items()}
