"""Which levels are sent to automatically, and which runs wait for what."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from core.errors import NotFound
from dispatch.assignments.models import Assignment
from dispatch.assignments.states import ACTIVE, AssignmentState
from dispatch.automatic.events import run_payload, switch_payload
from dispatch.automatic.models import AutomaticRun, AutomaticSwitch
from dispatch.automatic.replies import AutomaticRunReply, AutomaticSwitchReply
from dispatch.automatic.states import IN_HAND, OPEN, RunState
from fleet.units.models import Unit
from fleet.units.states import Readiness

# Still choosing after this long, the system is stuck: a person has to send.
LATE_AFTER = timedelta(seconds=5)


def is_switched_on(centre_id: int, level: str) -> bool:
    return AutomaticSwitch.objects.filter(centre_id=centre_id, level=level, on=True).exists()


def is_in_hand(incident_id: int) -> bool:
    """A person stopped the system, held the incident or stood a unit down: what follows is theirs."""
    stopped = AutomaticRun.objects.filter(incident_id=incident_id, reason__in=sorted(IN_HAND), state=RunState.STOPPED)
    aborted = Assignment.objects.filter(incident_id=incident_id, state=AssignmentState.ABORTED)
    return stopped.exists() or aborted.exists()


def run_open(incident_id: int) -> AutomaticRun | None:
    """The open run of a locked incident: whoever changes one holds its incident."""
    return _runs().filter(incident_id=incident_id, state__in=OPEN).first()


def run_and_incident_for_update(run_id: int) -> tuple[AutomaticRun, Incident]:
    incident_id = AutomaticRun.objects.filter(pk=run_id).values_list("incident_id", flat=True).first()
    if incident_id is None:
        raise NotFound("There is no such automatic run.")
    incident = incident_for_update(incident_id)
    return _runs().get(pk=run_id), incident


def runs_due(at: datetime) -> dict[int, bool]:
    """Open runs that are to be tried by `at`, the longest waiting first, and whether each is late.

    Late is one that should have chosen a unit long ago and has told nobody yet.
    """
    rows = AutomaticRun.objects.filter(state__in=OPEN, due_at__lte=at).order_by("due_at", "pk")
    return {
        pk: state == RunState.WAITING and begun_at <= at - LATE_AFTER
        for pk, state, begun_at in rows.values_list("pk", "state", "begun_at")
    }


def units_that_declined(incident_id: int) -> list[int]:
    rows = Assignment.objects.filter(incident_id=incident_id, state=AssignmentState.DECLINED)
    return list(rows.order_by("pk").values_list("unit_id", flat=True))


def is_any_unit_free(centre_id: int) -> bool:
    ready = Unit.objects.filter(centre_id=centre_id, readiness=Readiness.READY)
    busy = Assignment.objects.filter(centre_id=centre_id, state__in=ACTIVE).values("unit_id")
    return ready.exclude(pk__in=busy).exists()


def run_payloads(incident_ids: list[int]) -> list[AutomaticRunReply]:
    return [run_payload(run) for run in _runs().filter(incident__in=incident_ids).order_by("pk")]


def switch_payloads(centre_id: int) -> list[AutomaticSwitchReply]:
    return [switch_payload(row) for row in AutomaticSwitch.objects.filter(centre_id=centre_id).order_by("level")]


def _runs() -> QuerySet[AutomaticRun]:
    return AutomaticRun.objects.select_related("stopped_by")
