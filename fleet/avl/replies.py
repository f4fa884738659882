from datetime import datetime
from typing import Annotated, Any, Literal, NotRequired, TypedDict

PositionRow = Annotated[
    tuple[int, float, float, float | None, float | None, datetime],
    "One unit on the map: unit, longitude, latitude, heading in degrees, speed in m/s, when it was fixed",
]


class RefusedPositionReply(TypedDict):
    index: int
    code: str
    detail: str


class PositionsReply(TypedDict):
    """`stored` are those that were not known yet."""

    accepted: int
    stored: int
    refused: list[RefusedPositionReply]


class PositionAckFrame(TypedDict):
    """The tablet's own position was stored. `id` and `fixed_at` as it sent them."""

    t: Literal["position_ack"]
    id: NotRequired[Any]
    fixed_at: NotRequired[Any]


class PositionsFrame(TypedDict):
    """Where units are: those that moved in the last second, or all of them."""

    t: Literal["positions"]
    full: bool
    units: list[PositionRow]
