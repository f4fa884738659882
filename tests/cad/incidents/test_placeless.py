"""Whom nobody can find is not forgotten with the call: "cannot find the place" escalates (DOMAIN section 1, rule 4)."""

import pytest

from cad.calls.models import Call
from cad.calls.services import call_end
from cad.incidents.models import Incident
from cad.incidents.placeless import incident_place_escalate
from cad.incidents.states import IncidentState
from cad.incidents.waiting import incident_close
from core.alerts.models import Alert
from core.errors import Conflict, Invalid
from core.versions import update_guarded
from tests.fixtures import flow
from tests.fixtures.room import Room


def lost(room: Room, level: str = "R1") -> tuple[Incident, Call]:
    """Triage gave a level, and nobody can say where it is."""
    incident = flow.taking(room)
    update_guarded(incident, level=level)
    return incident, incident.calls.get()


def ended(room: Room, call: Call, outcome: str = "advice") -> IncidentState:
    call_end(room.call_taker, call_id=call.pk, outcome=outcome)
    assert call.incident is not None
    call.incident.refresh_from_db()
    return IncidentState(call.incident.state)


def alarms() -> list[str]:
    return list(Alert.objects.filter(kind="place_not_found", closed_at=None).values_list("severity", flat=True))


@pytest.mark.parametrize("level", ["R1", "R2", "R3", "R4"])
def test_the_last_call_cannot_end_while_nobody_looks_for_the_place(room: Room, level: str) -> None:
    incident, call = lost(room, level)
    for outcome in ("advice", "transferred", "duplicate", "complaint"):
        with pytest.raises(Invalid) as refusal:
            call_end(room.call_taker, call_id=call.pk, outcome=outcome)
        assert refusal.value.code == "place_needed_to_end"
    incident.refresh_from_db()
    assert incident.state == IncidentState.TAKING


def test_once_the_duty_manager_looks_for_it_the_call_ends_and_the_incident_stays(room: Room) -> None:
    incident, call = lost(room)
    for _ in range(2):
        incident_place_escalate(room.call_taker, incident_id=incident.pk)
    assert alarms() == ["critical"]
    assert ended(room, call, "transferred") == IncidentState.TAKING
    assert alarms() == ["critical"]


def test_the_place_ends_the_alarm_and_opens_the_dispatch(room: Room) -> None:
    incident, _ = lost(room)
    incident_place_escalate(room.call_taker, incident_id=incident.pk)
    incident = flow.place_confirmed(room.actor("duty_manager"), incident)
    assert (incident.state, alarms()) == (IncidentState.AWAITING, [])


def test_only_the_duty_manager_closes_it_with_a_reason_and_the_alarm_ends(room: Room) -> None:
    incident, _ = lost(room)
    incident_place_escalate(room.call_taker, incident_id=incident.pk)
    with pytest.raises(Conflict) as refusal:
        incident_close(room.dispatcher, incident_id=incident.pk, outcome="nuisance", reason="玩笑")
    assert refusal.value.code == "duty_manager_closes"
    manager = room.actor("duty_manager")
    assert incident_close(manager, incident_id=incident.pk, outcome="nuisance", reason="玩笑").state == "closed"
    assert alarms() == []


def test_who_was_passed_to_another_centre_is_looked_for_there(room: Room) -> None:
    _, call = lost(room)
    assert ended(room, call, "passed") == IncidentState.CLOSED


def test_advice_alone_needs_no_place(room: Room) -> None:
    _, call = lost(room, "R5")
    assert ended(room, call) == IncidentState.CLOSED


def test_a_place_that_is_known_is_not_passed_on(room: Room) -> None:
    for make, code in ((flow.placed, "place_known"), (flow.closed, "incident_closed")):
        with pytest.raises(Conflict) as refusal:
            incident_place_escalate(room.call_taker, incident_id=make(room).pk)
        assert refusal.value.code == code
