from datetime import datetime
from typing import Annotated, Any, TypedDict

from core.accounts.replies import PersonReply
from core.accounts.roles import Role
from core.alerts.models import Alert


class AlertReply(TypedDict):
    id: int
    version: int
    kind: str
    severity: Annotated[str, Alert.Severity]
    incident: int | None
    assignment: int | None
    call: int | None
    params: dict[str, Any]
    raised_at: datetime
    answers: Annotated[list[Annotated[str, Role]], "Who is told at once, and may acknowledge it"]
    everybody_at: Annotated[datetime, "Not acknowledged until then, it is told to every desk"]
    acknowledged_at: datetime | None
    acknowledged_by: PersonReply | None
    comes_back_at: Annotated[datetime | None, "From then on it is as loud as before, for it still stands"]
    closes_by_hand: bool
    closed_at: datetime | None
