"""What goes to a socket, but for the events' own data (docs/events.md)."""

from datetime import datetime
from typing import Annotated, Any, Literal, NotRequired, TypedDict


class EventActorReply(TypedDict):
    kind: Annotated[str, "user, unit, client or system"]
    label: str


class EventBase(TypedDict):
    """One entry of a stream."""

    seq: int
    type: str
    id: int
    version: int
    actor: EventActorReply
    occurred_at: datetime
    recorded_at: datetime
    request_id: str


class WelcomeFrame(TypedDict):
    t: Literal["welcome"]
    stream: str
    head: Annotated[int, "The number of the stream's newest entry"]
    server_time: datetime


class HeartbeatFrame(TypedDict):
    t: Literal["heartbeat"]
    head: int
    sent: Annotated[int, "The last number that this socket was sent"] | None
    late: Annotated[bool, "Events wait for their number: no relay is at work, and what is shown is not all there is"]
    server_time: datetime


class ResyncFrame(TypedDict):
    """Too far behind: fetch the snapshot."""

    t: Literal["resync"]
    head: int


class ErrorFrame(TypedDict):
    """A refusal. Of one report: with its `id` and `fixed_at` as they were sent; of the socket: a close follows."""

    t: Literal["error"]
    code: str
    detail: str
    id: NotRequired[Any]
    fixed_at: NotRequired[Any]
