from datetime import datetime
from typing import Annotated, TypedDict

from cad.incidents.states import Level
from core.accounts.replies import PersonReply
from dispatch.automatic.states import RunReason, RunState


class AutomaticSwitchReply(TypedDict):
    """Whether the system sends by itself to the incidents of a level."""

    id: int
    version: int
    level: Annotated[str, Level]
    on: bool
    set_at: datetime
    set_by: str


class AutomaticRunReply(TypedDict):
    """The system's search for a unit for one incident."""

    id: int
    version: int
    incident: int
    state: Annotated[str, RunState]
    reason: Annotated[str, RunReason] | None
    begun_at: datetime
    ended_at: datetime | None
    assignment: Annotated[int | None, "What ended the search: the system's own, or that of a dispatcher who came first"]
    stopped_by: PersonReply | None
