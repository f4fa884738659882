from datetime import datetime
from typing import Annotated, TypedDict

from dispatch.recommendation.models import Recommendation

Corner = tuple[float, float]


class TurnReply(TypedDict):
    """What to do at a place, and the piece of road after it."""

    code: Annotated[str, "depart, turn, roundabout, arrive and the like"]
    modifier: Annotated[str, "left, slight_left, straight, uturn and the like; empty where it goes without saying"]
    exit: Annotated[int | None, "Which exit of a roundabout"]
    road: str
    metres: float
    seconds: float
    lon: float
    lat: float


class RouteReply(TypedDict):
    """The way of a unit to where its job takes it next, from where it was last heard of."""

    assignment: int
    to: Annotated[str, "scene or hospital"]
    router: Annotated[str, Recommendation.Router]
    mode: Annotated[str, Recommendation.Mode]
    notice: Annotated[str | None, "Why it is no road: router_unavailable, no_way and the like"]
    conditions: int | None
    position_at: Annotated[datetime | None, "Of the position it begins at; null: at the station"]
    seconds: float
    metres: float
    line: Annotated[list[Corner], "WGS-84 longitude and latitude"]
    turns: list[TurnReply]
