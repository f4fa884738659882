"""Before the first protocol there is no triage; from its moment on it is there, whatever becomes of the clock."""

from datetime import timedelta

import pytest

from cad.triage.governance.activations import protocol_activate
from cad.triage.selectors import protocol_active
from cad.triage.starting import triage_start
from core import clock
from core.errors import Unavailable
from tests.cad.triage.governing import proposed
from tests.fixtures import flow
from tests.fixtures.room import Room, new_uuid

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_without_a_protocol_there_is_no_triage(room: Room) -> None:
    incident = flow.taking(room)
    with pytest.raises(Unavailable) as refused:
        triage_start(room.call_taker, incident_id=incident.pk, client_uuid=new_uuid())
    assert refused.value.code == "no_protocol"


def test_a_first_version_that_was_scheduled_and_used_stays_when_the_clock_is_set_back(room: Room) -> None:
    version = proposed(room, "ver-1")
    protocol_activate(
        room.actor("administrator"), protocol_id=version.pk, reason="启用", effective_from=clock.now() + HOUR
    )
    with pytest.raises(Unavailable):
        protocol_active()
    with clock.travelled(2 * HOUR):
        triage_start(room.call_taker, incident_id=flow.placed(room).pk, client_uuid=new_uuid())
    assert protocol_active() == version
