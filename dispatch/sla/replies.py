from datetime import datetime
from typing import Annotated, TypedDict

from cad.incidents.states import Level
from dispatch.sla.states import CancelReason, ClockState, Stage


class ClockReply(TypedDict):
    id: int
    version: int
    stage: Annotated[str, Stage]
    call: int | None
    incident: int | None
    assignment: int | None
    patient: int | None
    level: Annotated[str, Level] | None
    policy: int
    started_at: datetime
    warn_at: datetime | None
    due_at: datetime
    state: Annotated[str, ClockState]
    cancel_reason: Annotated[str, CancelReason] | None
    warned_at: datetime | None
    breached_at: datetime | None
    stopped_at: datetime | None


class PolicyReply(TypedDict):
    """The limit of a stage, in seconds."""

    id: int
    version: int
    stage: Annotated[str, Stage]
    level: Annotated[str, Level] | None
    limit_s: int | None
    warn_s: int | None
    share: Annotated[float, "The part that should keep the limit, 0 to 1"] | None
    source: str
    effective_from: datetime
    set_at: datetime
    set_by: str
