from datetime import datetime
from typing import Annotated, Any, TypedDict

from dispatch.recommendation.facts import StationName
from dispatch.recommendation.models import Recommendation


class CodedReply(TypedDict):
    """A code and what a screen needs to phrase it."""

    code: str
    params: dict[str, Any]


class CandidateReply(TypedDict):
    """A unit that may go, in its place. Seconds and metres."""

    rank: int
    unit: int
    call_sign: str
    station: StationName
    road_s: float
    turnout_s: float
    total_s: float
    distance_m: float
    position_age_s: float | None
    holding: Annotated[str, "Number of the incident that the unit still has"] | None
    why: list[CodedReply]


class ExcludedReply(CodedReply):
    unit: int
    call_sign: str


class RecommendationReply(TypedDict):
    id: int
    version: int
    incident: int
    created_at: datetime
    router: Annotated[str, Recommendation.Router]
    notice: str | None
    graph: str
    mode: Annotated[str, Recommendation.Mode]
    conditions: Annotated[int | None, "The road conditions in force: closures and speeds"]
    closures: Annotated[list[CodedReply], "Closures near the place or the listed units"]
    weights: str
    units: list[CandidateReply]
    left_out: Annotated[int, "Units that were set aside; who and why: GET /recommendations/{id}"]
    chosen_unit: int | None
    override_reason: str


class RecommendationWholeReply(RecommendationReply):
    excluded: list[ExcludedReply]
