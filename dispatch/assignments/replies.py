from datetime import datetime
from typing import Annotated, Any, TypedDict

from core.accounts.replies import PersonReply
from dispatch.assignments.models import StageTime
from dispatch.assignments.states import AssignmentState, SentBy


class WrittenTimeReply(TypedDict):
    """When something happened, and who wrote that when."""

    occurred_at: datetime
    recorded_at: datetime
    source: Annotated[str, StageTime.Source]
    by: str


class StageTimeReply(WrittenTimeReply):
    """The time that counts. Of one that was corrected also why, and what was first written."""

    correction_reason: str | None
    first: WrittenTimeReply | None


class AssignmentReply(TypedDict):
    id: int
    version: int
    incident: int
    unit: int
    call_sign: str
    state: Annotated[str, AssignmentState]
    allowed: Annotated[list[Annotated[str, AssignmentState]], "Stages that may be reported next"]
    times: Annotated[dict[str, StageTimeReply], "By stage; those that were reached"]
    reason: str | None
    empty_run: bool
    hospital: int | None
    rings: int
    escalated_at: datetime | None
    recommendation: int | None
    offered_at: datetime
    offered_by: PersonReply | None
    sent_by: Annotated[str, SentBy]


class SwappedReply(TypedDict):
    """The new assignments of two units that changed places."""

    assignments: list[AssignmentReply]


class RefusedOfferReply(TypedDict):
    """A unit that could not be offered the incident: the problem as it would have been alone."""

    code: str
    params: dict[str, Any]


class OfferedSeveralReply(TypedDict):
    offered: list[AssignmentReply]
    refused: list[RefusedOfferReply]
