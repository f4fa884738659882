"""What the sweep looks for: clocks with something to tell, held incidents whose time has come."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, IntegerField, QuerySet, Value, When

from cad.incidents.models import Incident
from cad.incidents.states import IncidentState, Level
from dispatch.sla.models import Clock
from dispatch.sla.states import Stage

# In a backlog first what somebody's life may hang on, then what has waited longest.
URGENCY = Case(
    When(stage=Stage.NOTIFICATION, then=Value(0)),
    When(stage__in=[Stage.ANSWER, Stage.PARKED, Stage.CALLBACK], then=Value(0)),
    When(level=Level.R1, then=Value(0)),
    default=Value(1),
    output_field=IntegerField(),
)


def clocks_due(at: datetime, limit: int, besides: Collection[int] = ()) -> list[Clock]:
    """Up to `limit` clocks that have something to tell at `at`, the most urgent first; found, not locked."""
    rows: QuerySet[Clock] = Clock.objects.filter(next_at__lte=at)
    if besides:
        rows = rows.exclude(pk__in=besides)
    return list(rows.order_by(URGENCY, "next_at", "pk")[:limit])


def incidents_to_wake(at: datetime) -> list[tuple[int, int]]:
    """Held incidents whose time has come, with their centre."""
    rows = Incident.objects.filter(state=IncidentState.HELD, hold_wake_at__lte=at)
    return list(rows.order_by("hold_wake_at").values_list("pk", "centre_id"))
