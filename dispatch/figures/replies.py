from typing import Annotated, TypedDict

from cad.triage.protocol import TextReply
from cad.triage.replies import CardReply, ProtocolLabelReply


class FigureReply(TypedDict):
    """A count and what it is counted of: a share is never told without both. `of` is null where it is the whole."""

    section: str
    code: str
    about: Annotated[str, "A level, or a reason"]
    n: int
    of: int | None


class TimeFigureReply(TypedDict):
    """Seconds from the answer of the call, over the `n` cases that came so far, of `of`."""

    code: str
    n: int
    of: int
    median_s: float | None
    p90_s: float | None
    limits_s: Annotated[list[float], "The limits that held, the shortest first"]


class QuestionFigureReply(TypedDict):
    """Over `of` completed sessions; the six kinds add up to it."""

    fact: str
    label: TextReply
    of: int
    answered: int
    unknown: int
    refused: int
    skipped: int
    earlier: Annotated[int, "Known from an earlier call, and not said again"]
    not_asked: int


class CardFigureReply(TypedDict):
    card: CardReply | None
    sessions: int
    completed: int
    by_level: Annotated[dict[str, int], "None as the empty text"]


class SentinelReply(TypedDict):
    """A call told R4 or R5 that came again, or whose patient died that day: each is to be looked at."""

    kind: str
    incident_number: str
    session: Annotated[int | None, "The first of the incident"]


class VersionFigureReply(ProtocolLabelReply):
    sessions: int


class TriageFiguresReply(TypedDict):
    """`calls` are of the whole period; everything else is of the version and the card asked about."""

    first: Annotated[str, "A day of the centre, e.g. 2026-03-01"]
    last: str
    protocol: int | None
    card: str | None
    versions: Annotated[list[VersionFigureReply], "Of the sessions of the period"]
    cards_used: Annotated[list[CardFigureReply], "Of the version asked about, whatever card"]
    figures: list[FigureReply]
    times: list[TimeFigureReply]
    questions: list[QuestionFigureReply]
    sentinels: list[SentinelReply]
