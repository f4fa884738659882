from datetime import datetime
from typing import Annotated, TypedDict

from cad.calls.states import CallOutcome, CallSource, CallState
from core.accounts.replies import PersonReply


class CallReply(TypedDict):
    id: int
    version: int
    centre: int
    number: str
    line: str
    source: Annotated[str, CallSource]
    state: Annotated[str, CallState]
    outcome: Annotated[str, CallOutcome] | None
    incident: int | None
    rang_at: datetime
    rang_at_given: Annotated[datetime | None, "What was sent, when over a day back: then `rang_at` is when it came"]
    answered_at: datetime | None
    abandoned_at: datetime | None
    ended_at: datetime | None
    taken_by: PersonReply | None
    note: str
    drill: bool
