"""Many are told of and nobody declares it: a mass casualty is suspected, timed, and ended by a person."""

from datetime import timedelta

import pytest

from cad.casualties.models import MassCasualty
from cad.casualties.services import mass_casualty_declare, mass_casualty_dismiss, mass_casualty_end
from cad.incidents.models import Incident
from cad.incidents.services import incident_update
from cad.incidents.waiting import incident_close, incident_reopen
from core import clock
from core.accounts.roles import Role
from core.alerts.models import Alert
from core.errors import Conflict, Invalid, NotAllowed
from dispatch.sla.models import Clock
from dispatch.sla.policies import policies_seed
from dispatch.sla.services import sweep
from tests.cad.triage.test_sessions import say, start
from tests.fixtures import flow
from tests.fixtures.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("active_protocol")]


@pytest.fixture(autouse=True)
def limits(room: Room) -> None:
    policies_seed(room.centre)


def count(room: Room, incident: Incident, told: int) -> MassCasualty:
    incident.refresh_from_db()
    incident_update(
        room.call_taker, incident_id=incident.pk, version=incident.version, changes={"patients_count": told}
    )
    return MassCasualty.objects.get(incident=incident)


def clocks(incident: Incident) -> list[str]:
    rows = Clock.objects.filter(incident=incident, stage="declaration").order_by("pk")
    return [row.cancel_reason or row.state for row in rows]


def test_three_on_the_form_or_in_an_answer_are_suspected_and_two_are_not(room: Room) -> None:
    incident = flow.placed(room)
    incident_update(room.call_taker, incident_id=incident.pk, version=incident.version, changes={"patients_count": 2})
    assert not MassCasualty.objects.exists()
    mass = count(room, incident, 3)
    assert (mass.state, mass.reason, mass.told, clocks(incident)) == ("suspected", "many_told", 3, ["running"])
    session = say(room, start(room), patients_count=12)
    other = MassCasualty.objects.get(incident=session.incident_id)
    assert (other.state, other.told) == ("suspected", 12)


def test_what_nobody_declares_in_time_alarms_the_desks_until_somebody_does(room: Room) -> None:
    incident = flow.awaiting(room)
    count(room, incident, 5)
    with clock.travelled(timedelta(seconds=181)):
        sweep()
    alert = Alert.objects.get(kind="clock_breached", incident_id=incident.pk)
    assert ("declaration" in alert.params["stages"], alert.severity, alert.closed_at) == (True, "critical", None)
    with clock.travelled(timedelta(seconds=200)):
        mass_casualty_declare(room.dispatcher, incident_id=incident.pk, reason="大巴侧翻")
    assert clocks(incident) == ["breached"]
    assert not Clock.objects.filter(incident=incident, stage="declaration", stopped_at=None).exists()


def test_a_dispatcher_dismisses_it_with_a_reason_and_more_told_of_begin_it_anew(room: Room) -> None:
    incident = flow.placed(room)
    count(room, incident, 4)
    with pytest.raises(NotAllowed):
        mass_casualty_dismiss(room.call_taker, incident_id=incident.pk, reason="均无受伤")
    with pytest.raises(Invalid):
        mass_casualty_dismiss(room.dispatcher, incident_id=incident.pk, reason=" ")
    dismissed = mass_casualty_dismiss(room.dispatcher, incident_id=incident.pk, reason="均无受伤")
    assert (dismissed.state, dismissed.reason, clocks(incident)) == ("dismissed", "均无受伤", ["dismissed"])
    assert count(room, incident, 3).state == "dismissed"
    assert (count(room, incident, 9).state, clocks(incident)) == ("suspected", ["dismissed", "running"])
    with pytest.raises(Conflict) as refused:
        mass_casualty_dismiss(room.dispatcher, incident_id=flow.placed(room).pk, reason="无")
    assert refused.value.code == "not_suspected"


def test_a_count_that_was_a_slip_takes_it_back_and_one_that_changes_moves_no_clock(room: Room) -> None:
    incident = flow.placed(room)
    count(room, incident, 30)
    assert (count(room, incident, 20).told, clocks(incident)) == (20, ["running"])
    mass = count(room, incident, 1)
    assert (mass.state, mass.reason, clocks(incident)) == ("dismissed", "count_corrected", ["dismissed"])


def test_an_incident_closed_and_reopened_is_still_to_be_declared(room: Room) -> None:
    incident = flow.awaiting(room)
    count(room, incident, 6)
    incident_close(room.dispatcher, incident_id=incident.pk, outcome="aborted", reason="重复")
    assert clocks(incident) == ["closed"]
    incident_reopen(room.dispatcher, incident_id=incident.pk, reason="误关")
    assert clocks(incident) == ["closed", "running"]


def test_one_that_the_duty_manager_ended_is_suspected_again_only_of_more(room: Room) -> None:
    incident = say(room, start(room), conscious="no", breathing="none", patients_count=5).incident
    mass_casualty_declare(room.dispatcher, incident_id=incident.pk, reason="大巴侧翻")
    manager = room.actor(Role.DUTY_MANAGER)
    mass_casualty_end(manager, incident_id=incident.pk, reason="误报", remains="patients")
    assert count(room, incident, 4).state == "ended"
    assert count(room, incident, 6).state == "suspected"
