"""Bad input gets a clear answer that says what to do, and changes nothing."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core import clock
from core.events.models import Event
from tests.contracts.actions import PACKAGES, ROOT
from tests.contracts.replies import component_errors
from tests.fixtures import flow
from tests.fixtures.room import Room

MEGABYTE = "救" * 350_000


def _post(room: Room, path: str, body: dict[str, Any], who: str = "call_taker", **headers: str) -> Any:
    return room.caller(who).post(f"/api/v1/{path}", body, format="json", headers=headers)


def _place(room: Room, **changes: Any) -> Any:
    incident = flow.taking(room)
    body = {"lon": -123.1, "lat": 49.25, "datum": "wgs84", "label": "x", "method": "map", "read_back": True, **changes}
    return room.client("call_taker").put(
        f"/api/v1/incidents/{incident.pk}/place", body, format="json", headers={"If-Match": f'"{incident.version}"'}
    )


def test_a_megabyte_of_text_is_refused_by_field(room: Room) -> None:
    answer = _post(room, "calls", {"client_uuid": str(uuid4()), "number": MEGABYTE, "source": "manual"})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input")
    assert "number" in answer.json()["errors"]
    assert component_errors("Problem", answer.json()) == []


def test_a_body_over_the_limit_is_refused_whole(room: Room) -> None:
    answer = _post(room, "calls", {"client_uuid": str(uuid4()), "number": MEGABYTE * 4, "source": "manual"})
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_a_call_is_kept_without_the_characters_that_nobody_sees(room: Room) -> None:
    body = {"client_uuid": str(uuid4()), "number": "\u202e00831\u202c\x00", "source": "telephony"}
    answer = _post(room, "calls", body, who="telephony")
    assert (answer.status_code, answer.json()["number"]) == (201, "00831")


def test_however_deep_a_text_lies_it_is_cleaned(room: Room) -> None:
    shape = {"type": "LineString\u202e", "coordinates": [["\x00"]]}
    answer = _post(room, "closures", {"client_uuid": str(uuid4()), "shape": shape}, who="dispatcher")
    assert (answer.status_code, "type" in answer.json()["errors"].get("shape", {})) == (400, False)


@pytest.mark.parametrize("body", [b"", b"[]", b"nope", b'{"a":', b"\xff\xfe", b'{"number": "\\ud800"}', b'{"x": NaN}'])
def test_what_is_not_a_json_object_is_refused(room: Room, body: bytes) -> None:
    answer = room.client("call_taker").post("/api/v1/calls", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(("lon", "lat"), [(-190.0, 49.0), (-123.0, 91.0), (1e300, 0.0), (0.0, -1e300)])
def test_coordinates_out_of_range_are_refused(room: Room, lon: float, lat: float) -> None:
    assert _place(room, lon=lon, lat=lat).status_code == 422


def test_swapped_coordinates_are_recognised(room: Room) -> None:
    answer = _place(room, lon=49.25, lat=-123.1)
    assert (answer.status_code, answer.json()["code"]) == (422, "coordinates_swapped")


def test_a_point_without_a_datum_is_refused(room: Room) -> None:
    incident = flow.taking(room)
    body = {"lon": -123.1, "lat": 49.25, "label": "x", "method": "map", "read_back": True}
    answer = room.client("call_taker").put(
        f"/api/v1/incidents/{incident.pk}/place", body, format="json", headers={"If-Match": '"1"'}
    )
    assert (answer.status_code, "datum" in answer.json()["errors"]) == (400, True)


def test_a_place_that_was_not_read_back_is_refused(room: Room) -> None:
    answer = _place(room, read_back=False)
    assert (answer.status_code, "read_back" in answer.json()["errors"]) == (400, True)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("end", {"outcome": "went_home"}),
        ("end", {}),
        ("attach", {"incident": 10**30}),
        ("attach", {"incident": "one"}),
    ],
)
def test_unknown_codes_are_refused_and_the_call_stays_open(room: Room, path: str, body: dict[str, Any]) -> None:
    call = flow.answered(room)
    answer = _post(room, f"calls/{call.pk}/{path}", body)
    call.refresh_from_db()
    assert (answer.status_code // 100, call.state) == (4, "answered")


def test_an_unknown_stage_is_refused(room: Room) -> None:
    assignment = flow.accepted(room)
    body = {"client_uuid": str(uuid4()), "stage": "teleported"}
    answer = _post(room, f"assignments/{assignment.pk}/stages", body, who="tablet")
    assert (answer.status_code, "stage" in answer.json()["errors"]) == (400, True)


@pytest.mark.parametrize("path", ["calls", "stages"])
def test_a_time_in_the_future_is_refused(room: Room, path: str) -> None:
    soon = (clock.now() + timedelta(minutes=2)).isoformat()
    body: dict[str, Any] = {"client_uuid": str(uuid4())}
    if path == "calls":
        answer = _post(room, "calls", {**body, "source": "telephony", "rang_at": soon}, who="telephony")
    else:
        assignment = flow.accepted(room)
        body |= {"stage": "rolling", "occurred_at": soon}
        answer = _post(room, f"assignments/{assignment.pk}/stages", body, who="tablet")
    assert (answer.status_code, answer.json()["code"]) == (422, "time_in_future")


@pytest.mark.parametrize(("path", "name"), [("calls", "rang_at"), ("closures", "to_at"), ("stages", "occurred_at")])
def test_a_time_without_its_zone_is_refused(room: Room, path: str, name: str) -> None:
    body: dict[str, Any] = {"client_uuid": str(uuid4()), name: "2026-03-01T20:00:00"}
    if path == "calls":
        answer = _post(room, "calls", {**body, "source": "telephony"}, who="telephony")
    elif path == "closures":
        answer = _post(room, "closures", body, who="dispatcher")
    else:
        assignment = flow.accepted(room)
        answer = _post(room, f"assignments/{assignment.pk}/stages", {**body, "stage": "rolling"}, who="tablet")
    assert (answer.status_code, answer.json()["errors"][name][0]["code"]) == (400, "time_without_zone")


def test_every_time_in_a_request_is_one_with_its_zone() -> None:
    naive = "serializers.DateTimeField("
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    assert [path for path in paths if naive in path.read_text()] == []


def test_a_stage_before_the_one_it_follows_is_refused(room: Room) -> None:
    assignment = flow.accepted(room)
    long_ago = (clock.now() - timedelta(hours=3)).isoformat()
    body = {"client_uuid": str(uuid4()), "stage": "rolling", "occurred_at": long_ago}
    answer = _post(room, f"assignments/{assignment.pk}/stages", body, who="tablet")
    assert (answer.status_code, answer.json()["code"]) == (422, "time_out_of_order")


def test_a_repeated_client_uuid_gives_the_same_answer_and_another_body_is_refused(room: Room) -> None:
    body = {"client_uuid": str(uuid4()), "number": "1", "source": "manual"}
    first, again = _post(room, "calls", body), _post(room, "calls", body)
    other = _post(room, "calls", {**body, "number": "2"})
    assert (first.status_code, again.status_code, first.json()) == (201, 200, again.json())
    assert (other.status_code, other.json()["code"]) == (409, "client_uuid_reused")


def test_a_revoked_token_is_refused_at_once(room: Room) -> None:
    unit = room.units[0]
    tablet = room.tablet_client(unit)
    assert tablet.get("/api/v1/hospitals").status_code == 200
    room.client("duty_manager").delete(f"/api/v1/units/{unit.pk}/tokens/{room.token_id(unit)}")
    answer = tablet.get("/api/v1/hospitals")
    assert (answer.status_code, answer.json()["code"]) == (401, "token_revoked")


def test_a_unit_that_does_not_exist_is_not_found(room: Room) -> None:
    incident = flow.awaiting(room)
    body = {"client_uuid": str(uuid4()), "unit": 999_999}
    answer = _post(room, f"incidents/{incident.pk}/assignments", body, who="dispatcher")
    incident.refresh_from_db()
    assert (answer.status_code, incident.state) == (404, "awaiting")


@pytest.mark.parametrize("version", ["", "7", '"x"', '"99999999999999"', "*"])
def test_an_edit_without_the_version_it_read_is_refused(room: Room, version: str) -> None:
    incident = flow.taking(room)
    headers = {"If-Match": version} if version else {}
    answer = room.client("call_taker").patch(
        f"/api/v1/incidents/{incident.pk}", {"complaint": "x"}, format="json", headers=headers
    )
    assert answer.status_code == (422 if version else 428)


@pytest.mark.parametrize("field", ["level", "state", "complain"])
def test_an_edit_of_what_cannot_be_set_is_refused_whole(room: Room, field: str) -> None:
    incident = flow.taking(room)
    answer = room.client("call_taker").patch(
        f"/api/v1/incidents/{incident.pk}",
        {"complaint": "一", field: "R1"},
        format="json",
        headers={"If-Match": f'"{incident.version}"'},
    )
    incident.refresh_from_db()
    assert (answer.status_code, answer.json()["errors"][field][0]["code"]) == (400, "unknown_field")
    assert (len(answer.json()["errors"]), incident.complaint) == (1, "")


def test_a_call_is_taken_with_whatever_else_it_brings(room: Room) -> None:
    body = {"client_uuid": str(uuid4()), "number": "1", "source": "telephony", "trunk": 7}
    assert _post(room, "calls", body, who="telephony").status_code == 201


def test_an_edit_of_an_older_version_is_refused_with_the_version_that_counts(room: Room) -> None:
    incident = flow.taking(room)
    client = room.client("call_taker")
    path = f"/api/v1/incidents/{incident.pk}"
    client.patch(path, {"complaint": "一"}, format="json", headers={"If-Match": f'"{incident.version}"'})
    answer = client.patch(path, {"complaint": "二"}, format="json", headers={"If-Match": f'"{incident.version}"'})
    assert (answer.status_code, answer.json()["params"]["version"]) == (412, incident.version + 1)
    incident.refresh_from_db()
    assert incident.complaint == "一"


def test_a_call_cannot_end_as_dispatched_without_a_place(room: Room) -> None:
    incident = flow.taking(room)
    answer = _post(room, f"calls/{incident.calls.get().pk}/end", {"outcome": "dispatched"})
    assert (answer.status_code, answer.json()["code"]) == (422, "incident_not_ready")


def test_advice_cannot_forget_an_incident_that_waits_for_a_unit(room: Room) -> None:
    incident = flow.awaiting(room)
    answer = _post(room, f"calls/{incident.calls.get().pk}/end", {"outcome": "advice"})
    assert (answer.status_code, answer.json()["code"]) == (422, "incident_open")


def test_a_refusal_writes_no_event(room: Room) -> None:
    assignment = flow.accepted(room)
    before = Event.objects.count()
    body = {"client_uuid": str(uuid4()), "stage": "at_hospital"}
    answer = _post(room, f"assignments/{assignment.pk}/stages", body, who="tablet")
    assert (answer.status_code, answer.json()["code"], Event.objects.count()) == (409, "invalid_transition", before)
