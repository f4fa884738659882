from datetime import datetime
from typing import Annotated, Any, TypedDict

from core.accounts.replies import PersonReply
from dispatch.routing.models import Closure


class ShapeReply(TypedDict):
    """GeoJSON, WGS-84."""

    type: Annotated[str, "LineString or Polygon"]
    coordinates: Annotated[list[Any], "Of a line its corners; of an area its border and then its holes"]


class ClosureReply(TypedDict):
    id: int
    version: int
    kind: Annotated[str, Closure.Kind]
    speed_kmh: int | None
    direction: Annotated[str, Closure.Direction]
    shape: ShapeReply
    reason: str
    roads: Annotated[list[str], "Names of what it covers"]
    metres: Annotated[float, "Of road that it covers"]
    from_at: datetime
    to_at: datetime | None
    opened_at: datetime
    opened_by: PersonReply | None
    applied_at: Annotated[datetime | None, "Since when the routers reckon with it; null while they do not"]
    ended_at: datetime | None
    end_reason: str


class ClosuresReply(TypedDict):
    closures: list[ClosureReply]
