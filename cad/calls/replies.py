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
    ended_at: datetime | None
    taken_by: PersonReply | None
    note: str
    conditions: list[Annotated[str, CallerCondition]]
    spoken: Annotated[str, "The language that the caller speaks, in words"]
    callbacks: Annotated[list[CallbackReply], "Attempts to ring the number back, the first one first"]
    interpreter: Annotated[list[InterpreterReply], "Each step, the first one first"]
    drill: bool
