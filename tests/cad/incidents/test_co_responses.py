import pytest

from cad.incidents.co_responses import incident_co_response_tell
from core.errors import Invalid
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room


def test_who_was_told_is_kept_with_when_and_by_whom(room: Room) -> None:
    incident = flow.needing_police(room)
    told = incident_co_response_tell(room.dispatcher, incident_id=incident.pk, code="POLICE")
    event = Event.objects.get(type="incident.co_response_told")
    assert event.payload["co_responses"] == told.co_responses
    assert [(row["code"], row["by"]["name"]) for row in told.co_responses] == [("POLICE", "A dispatcher")]
    assert told.version == incident.version + 1


def test_a_second_tick_changes_nothing(room: Room) -> None:
    incident = flow.needing_police(room)
    first = incident_co_response_tell(room.dispatcher, incident_id=incident.pk, code="POLICE")
    second = incident_co_response_tell(room.call_taker, incident_id=incident.pk, code="POLICE")
    assert (second.version, second.co_responses) == (first.version, first.co_responses)
    assert Event.objects.filter(type="incident.co_response_told").count() == 1


def test_one_that_triage_did_not_ask_for_is_refused(room: Room) -> None:
    incident = flow.needing_police(room)
    with pytest.raises(Invalid) as refused:
        incident_co_response_tell(room.dispatcher, incident_id=incident.pk, code="FIRE")
    assert refused.value.code == "co_response_not_asked"
    incident.refresh_from_db()
    assert incident.co_responses == []
