from datetime import datetime
from typing import Annotated, TypedDict


class ProtocolStandingReply(TypedDict):
    """What is told of a protocol version when it is signed, activated or rolled back to."""

    id: int
    version: int
    label: str
    clinically_approved: bool
    in_force: Annotated[int, "Id of the version in force now"]
    next_change_at: Annotated[datetime | None, "When another version takes over by itself"]
