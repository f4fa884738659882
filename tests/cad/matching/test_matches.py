"""The open incidents that a call is likely about, from what the centre knows."""

import pytest

from cad.calls.models import Call
from cad.calls.taking import call_answer
from cad.incidents.opening import incident_open
from cad.incidents.services import incident_update
from cad.matching.selectors import matches_of_call
from core.errors import NotFound
from tests.fixtures import flow
from tests.fixtures.room import Room, new_uuid


def ringing_from(room: Room, number: str, **where: float) -> Call:
    call = flow.ringing(room, number=number)
    if where:
        flow.located(room, number=number, radius_m=30.0, **where)
    return call_answer(room.call_taker, call_id=call.pk)


def told(room: Room, call: Call, words: str = "") -> list[tuple[int, float, list[str]]]:
    found = matches_of_call(room.call_taker, call.pk, words=words)
    return [(pk, like.score, [reason.code for reason in like.reasons]) for pk, like in found]


def test_the_number_and_the_place_of_an_open_incident_are_known_while_it_rings(room: Room) -> None:
    near, same_line = flow.awaiting(room), flow.awaiting(room, lon=-123.2)
    call = flow.ringing(room, number="+1 604 555 0100")
    flow.located(room, number=call.number, lon=-123.1101, lat=49.265)
    other = flow.ringing(room, number="6045550100")
    call_answer(room.call_taker, call_id=other.pk)
    incident_open(room.call_taker, call_id=other.pk, client_uuid=new_uuid())
    found = told(room, call)
    assert [codes for _, _, codes in found] == [["same_number"], ["same_place"]]
    assert found[1][:2] == (near.pk, 40.0)
    assert same_line.pk not in {pk for pk, _, _ in found}


def test_where_another_caller_is_counts_while_nobody_has_confirmed_the_place(room: Room) -> None:
    first = ringing_from(room, "6045550101", lon=-123.11, lat=49.26)
    incident, _ = incident_open(room.call_taker, call_id=first.pk, client_uuid=new_uuid())
    second = ringing_from(room, "6045550102", lon=-123.1105, lat=49.26)
    assert told(room, second) == [(incident.pk, 40.0, ["same_place"])]


def test_the_words_of_the_form_find_an_incident_without_a_place(room: Room) -> None:
    incident = flow.taking(room)
    incident_update(
        room.call_taker, incident_id=incident.pk, version=incident.version, changes={"complaint": "隧道口大巴侧翻"}
    )
    call = ringing_from(room, "6045550103")
    assert told(room, call) == []
    assert told(room, call, "大巴侧翻") == [(incident.pk, 30.0, ["same_words"])]


def test_neither_the_own_incident_nor_a_closed_one_nor_another_centres_is_offered(room: Room, neighbour: Room) -> None:
    flow.awaiting(neighbour)
    flow.closed(room)
    own = flow.placed(room)
    call = Call.objects.get(incident=own)
    assert told(room, call) == []
    with pytest.raises(NotFound):
        matches_of_call(neighbour.call_taker, call.pk, words="")
