from datetime import datetime
from typing import Annotated, TypedDict

from cad.seats.states import AwayReason, SeatKind, SeatState
from core.accounts.replies import PersonReply


class SeatReply(TypedDict):
    id: int
    version: int
    centre: int
    code: str
    extension: str
    kind: Annotated[str, SeatKind]
    state: Annotated[str, SeatState]
    reason: Annotated[str, AwayReason] | None
    user: PersonReply | None
    since: Annotated[datetime, "When this state began"]
    wrap_up_until: datetime | None
