from uuid import uuid4

import pytest

from cad.calls.models import Call
from cad.calls.services import call_register
from core.errors import Conflict
from core.events.models import Event
from tests.fixtures.rival import at_once
from tests.fixtures.room import Room


def test_a_repeated_client_uuid_gives_the_first_call(room: Room) -> None:
    uuid = uuid4()
    first, created = call_register(room.call_taker, client_uuid=uuid, number="1", source="manual")
    again, created_again = call_register(room.call_taker, client_uuid=uuid, number="1", source="manual")
    assert (first.pk, created, created_again) == (again.pk, True, False)
    assert Event.objects.filter(type="call.rang").count() == 1


def test_a_client_uuid_with_another_body_is_refused(room: Room) -> None:
    uuid = uuid4()
    call_register(room.call_taker, client_uuid=uuid, number="1", source="manual")
    with pytest.raises(Conflict) as refusal:
        call_register(room.call_taker, client_uuid=uuid, number="2", source="manual")
    assert refusal.value.code == "client_uuid_reused"
    assert Call.objects.count() == 1


def test_two_requests_with_one_uuid_at_once_make_one_call(committed_room: Room) -> None:
    uuid = uuid4()

    def ring() -> int:
        return call_register(committed_room.call_taker, client_uuid=uuid, number="1", source="manual")[0].pk

    results = at_once(ring, ring, ring, ring)
    assert len(set(results)) == 1
    assert Call.objects.count() == 1


def test_a_keyed_write_is_done_once_and_answered_alike(room: Room) -> None:
    unit = room.units[0]
    client = room.client("dispatcher")
    path = f"/api/v1/units/{unit.pk}/readiness"
    body = {"readiness": "out_of_service", "reason": "加油"}
    headers = {"If-Match": '"1"', "Idempotency-Key": "refuel-31"}
    first, again = (client.post(path, body, format="json", headers=headers) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert Event.objects.filter(type="unit.readiness_changed").count() == 1


def test_a_key_with_another_request_is_refused(room: Room) -> None:
    client = room.client("dispatcher")
    headers = {"If-Match": '"1"', "Idempotency-Key": "refuel-31"}
    body = {"readiness": "out_of_service", "reason": "加油"}
    first = client.post(f"/api/v1/units/{room.units[0].pk}/readiness", body, format="json", headers=headers)
    other = client.post(f"/api/v1/units/{room.units[1].pk}/readiness", body, format="json", headers=headers)
    assert first.status_code == 200
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")


def test_a_refused_write_leaves_its_key_free(room: Room) -> None:
    client = room.client("dispatcher")
    path = f"/api/v1/units/{room.units[0].pk}/readiness"
    body = {"readiness": "out_of_service", "reason": "加油"}
    refused = client.post(path, body, format="json", headers={"If-Match": '"9"', "Idempotency-Key": "k-2"})
    done = client.post(path, body, format="json", headers={"If-Match": '"1"', "Idempotency-Key": "k-2"})
    assert (refused.status_code, done.status_code) == (412, 200)
