from datetime import datetime
from typing import Annotated, Any, TypedDict

from core.accounts.replies import PersonReply
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
    acknowledged_at: datetime | None
    acknowledged_by: PersonReply | None
    closed_at: datetime | None
