from typing import Annotated, Any, TypedDict

from dispatch.recommendation.models import Recommendation


class AreaReply(TypedDict):
    """A GeoJSON feature; `properties` has `minutes`."""

    type: str
    properties: dict[str, int]
    geometry: dict[str, Any]


class IsochroneReply(TypedDict):
    """A GeoJSON feature collection: what can be reached from a station within so many minutes, the widest first."""

    type: str
    station: int
    mode: Annotated[str, Recommendation.Mode]
    conditions: int | None
    features: list[AreaReply]
