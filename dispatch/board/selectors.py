"""Snapshots: everything a board or a tablet shows, as of one number of its stream."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from cad.calls.events import call_payload
from cad.calls.models import Call
from cad.calls.states import CallState
from cad.casualties.events import mass_casualty_payloads
from cad.incidents.events import incident_payload
from cad.incidents.models import Incident
from cad.incidents.selectors import incidents_with
from cad.incidents.states import IncidentState
from cad.locations.selectors import location_payloads
from cad.patients.events import patient_payloads
from cad.seats.events import seat_payloads
from cad.triage.events import triage_payloads
from core import clock
from core.alerts.models import Alert
from core.alerts.replies import AlertReply
from core.alerts.services import alert_payload
from core.events.selectors import stream_head
from dispatch.assignments.events import assignment_payload
from dispatch.assignments.models import Assignment
from dispatch.assignments.replies import AssignmentReply
from dispatch.assignments.selectors import WITH
from dispatch.assignments.states import ACTIVE
from dispatch.automatic.selectors import run_payloads, switch_payloads
from dispatch.board.replies import CrewSnapshotReply, DeskSnapshotReply
from dispatch.recommendation.events import recommendation_payloads
from dispatch.routing.closures.events import closure_payload
from dispatch.routing.closures.selectors import closures_shown
from dispatch.sla.events import clock_payloads
from fleet.avl.selectors import positions_of_centre
from fleet.hospitals.selectors import hospital_payload, hospitals_of
from fleet.units.events import unit_payload
from fleet.units.selectors import unit_get, units_of

# How long what is finished stays on the board.
LINGERS = timedelta(minutes=30)


@contextmanager
def one_moment() -> Iterator[None]:
    """Read everything as it stood at one moment, so that the number in the snapshot is true of all of it."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def desk_snapshot(centre_id: int) -> DeskSnapshotReply:
    """What the desks of a centre show."""
    stream = f"centre:{centre_id}"
    with one_moment():
        since = clock.now() - LINGERS
        incidents = list(
            incidents_with(
                Incident.objects.filter(centre_id=centre_id).filter(
                    ~Q(state=IncidentState.CLOSED) | Q(closed_at__gte=since)
                )
            )
        )
        of_board = [incident.pk for incident in incidents]
        shown = ~Q(state=CallState.ENDED) | Q(ended_at__gte=since) | Q(incident__in=of_board)
        calls = list(Call.objects.filter(centre_id=centre_id).filter(shown).select_related("taken_by"))
        return {
            "stream": stream,
            "as_of_seq": stream_head(stream),
            "server_time": clock.now(),
            "calls": [call_payload(call) for call in calls],
            "locations": location_payloads(centre_id, [call.pk for call in calls]),
            "incidents": [incident_payload(incident) for incident in incidents],
            "patients": patient_payloads(of_board),
            "mass_casualties": mass_casualty_payloads(of_board),
            "triage": triage_payloads(of_board),
            "assignments": _assignments(Assignment.objects.filter(incident__in=of_board)),
            "recommendations": recommendation_payloads(of_board),
            "automatic_runs": run_payloads(of_board),
            "automatic_switches": switch_payloads(centre_id),
            "clocks": clock_payloads(centre_id, of_board, [call.pk for call in calls]),
            "alerts": _alerts(centre_id),
            "seats": seat_payloads(centre_id),
            "units": [unit_payload(unit) for unit in units_of(centre_id)],
            "hospitals": [hospital_payload(hospital) for hospital in hospitals_of(centre_id)],
            "positions": positions_of_centre(centre_id),
            "closures": [closure_payload(closure) for closure in closures_shown(centre_id)],
        }


def crew_snapshot(unit_id: int) -> CrewSnapshotReply:
    """What the tablet of a unit shows: its unit, its jobs under way and what they need."""
    stream = f"unit:{unit_id}"
    with one_moment():
        unit = unit_get(unit_id)
        assignments = list(
            Assignment.objects.filter(unit_id=unit_id, state__in=ACTIVE).values_list("pk", "incident_id")
        )
        incidents = Incident.objects.filter(pk__in=[incident_id for _, incident_id in assignments])
        of_unit = [incident_id for _, incident_id in assignments]
        own = {pk for pk, _ in assignments}
        return {
            "stream": stream,
            "as_of_seq": stream_head(stream),
            "server_time": clock.now(),
            "unit": unit_payload(unit),
            "assignments": _assignments(Assignment.objects.filter(pk__in=[pk for pk, _ in assignments])),
            "incidents": [incident_payload(incident) for incident in incidents_with(incidents)],
            "patients": patient_payloads(of_unit),
            "mass_casualties": mass_casualty_payloads(of_unit),
            "triage": triage_payloads(of_unit),
            "clocks": [clock for clock in clock_payloads(unit.centre_id, of_unit) if clock["assignment"] in own],
            "hospitals": [hospital_payload(hospital) for hospital in hospitals_of(unit.centre_id)],
        }


def _assignments(rows: QuerySet[Assignment]) -> list[AssignmentReply]:
    return [assignment_payload(assignment) for assignment in rows.select_related(*WITH).order_by("pk")]


def _alerts(centre_id: int) -> list[AlertReply]:
    rows = Alert.objects.filter(centre_id=centre_id, closed_at=None).select_related("acknowledged_by")
    return [alert_payload(alert) for alert in rows.order_by("raised_at")]
