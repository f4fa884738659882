from datetime import datetime
from typing import Annotated, TypedDict

from cad.incidents.states import Level
from cad.triage.protocol import TextReply
from cad.triage.replies import CardReply, ProtocolLabelReply, ProtocolVersionReply
from cad.triage.states import TriageState


class ReviewedSessionReply(TypedDict):
    """A session as the reviewer finds it."""

    id: int
    incident: int
    incident_number: str
    card: CardReply | None
    level: Annotated[str, Level] | None
    determinant: str | None
    state: Annotated[str, TriageState]
    protocol: ProtocolLabelReply
    started_at: datetime
    completed_at: datetime | None


class ReviewedSessionsReply(TypedDict):
    """The newest first; `more`: there are others with this number."""

    sessions: list[ReviewedSessionReply]
    more: bool


class SaidReply(TypedDict):
    """An answer with the words that were to be said, and what the caller said."""

    n: int
    fact: str
    label: TextReply
    ask: TextReply
    answer: TextReply
    language: Annotated[str | None, "In which the question was said, where that was kept"]
    words: str
    reason: str
    supersedes: int | None
    in_turn: Annotated[bool, "It was the question that stood on the screen"]


class ToldReply(TextReply):
    code: str
    given_at: datetime | None


class NextReply(TypedDict):
    label: TextReply
    ask: TextReply


class ReviewStepReply(TypedDict):
    """One action, and how things stood after it."""

    n: int
    type: Annotated[str, "Of its event, e.g. triage.answered"]
    at: datetime
    since_answer_s: Annotated[float, "Since the call was answered"]
    since_previous_s: float | None
    by: str
    said: list[SaidReply]
    card: CardReply | None
    level: Annotated[str, Level] | None
    determinant: str | None
    why: list[TextReply]
    reason: Annotated[str, "Of a level set by hand"]
    offered: list[ToldReply]
    given: Annotated[list[str], "Codes told in this step"]
    next_question: NextReply | None


class DepartureReply(TypedDict):
    """Where the replay does not stand as the record says. `step` is null for the end."""

    step: int | None
    field: str
    stored: str
    replayed: str


class TriageReviewReply(TypedDict):
    """A session lived through again by the version that it had."""

    id: int
    incident: int
    incident_number: str
    protocol: ProtocolVersionReply
    state: Annotated[str, TriageState]
    answered_at: datetime
    started_at: datetime
    completed_at: datetime | None
    steps: list[ReviewStepReply]
    departures: list[DepartureReply]
