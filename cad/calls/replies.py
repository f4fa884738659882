from datetime import datetime
from typing import Annotated, TypedDict

from cad.calls.states import CallbackResult, CallerCondition, CallOutcome, CallSource, CallState, InterpreterStep
from core.accounts.replies import PersonReply


class CallbackReply(TypedDict):
    result: Annotated[str, CallbackResult]
    note: str
    at: datetime
    by: PersonReply | None


class InterpreterReply(TypedDict):
    step: Annotated[str, InterpreterStep]
    language: Annotated[str, "As `spoken` of the call"]
    number: Annotated[str, "That was rung"]
    at: datetime
    by: PersonReply | None


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
    parked_at: Annotated[datetime | None, "The last time"]
    unparked_at: Annotated[datetime | None, "Taken back since"]
    line_lost_at: Annotated[datetime | None, "The last time, abandoned or in the middle of the talk"]
    reached_at: Annotated[datetime | None, "The caller was rung back or rang again since"]
    redial_of: Annotated[int | None, "The call of this number whose line had gone shortly before"]
    turn_at: Annotated[datetime, "Since when the caller waits; earlier than `rang_at` of a redial"]
    ended_at: datetime | None
    taken_by: PersonReply | None
    note: str
    conditions: list[Annotated[str, CallerCondition]]
    spoken: Annotated[str, "The language that the caller speaks, in words"]
    callbacks: Annotated[list[CallbackReply], "Attempts to ring the number back, the first one first"]
    interpreter: Annotated[list[InterpreterReply], "Each step, the first one first"]
    drill: bool
