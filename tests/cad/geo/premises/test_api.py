import base64

import pytest

from cad.geo.premises.models import Premise
from core.events.models import Event
from tests.cad.geo.premises.conftest import ESTATE


def post(room, body, role="administrator", **headers):
    return room.client(role).post("/api/v1/premises", body, format="json", headers=headers)


def test_a_premise_is_made_read_and_changed(room):
    made = post(room, {**ESTATE, "entrance": {"lon": 113.601, "lat": 34.75}, "expires": "2027-01-31"})
    assert made.status_code == 201, made.json()
    body = made.json()
    assert (body["entrance"], body["expires"], made["ETag"]) == ({"lon": 113.601, "lat": 34.75}, "2027-01-31", '"1"')
    address = f"/api/v1/premises/{body['id']}"
    assert room.client("call_taker").get(address).json() == body
    changed = room.client("duty_manager").patch(
        address, {"hazard": "氯气", "entrance": None, **{k: ESTATE[k] for k in ("lon", "lat", "datum")}},
        format="json", headers={"If-Match": '"1"'},
    )  # fmt: skip
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert (changed.json()["hazard"], changed.json()["entrance"]) == ("氯气", None)


def test_an_edit_says_what_it_read(room, made):
    address = f"/api/v1/premises/{made().pk}"
    without = room.client("duty_manager").patch(address, {"name": "x"}, format="json")
    assert (without.status_code, without.json()["code"]) == (428, "version_required")
    stale = room.client("duty_manager").patch(address, {"name": "x"}, format="json", headers={"If-Match": '"7"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"datum": None}, "datum"),
        ({"lon": 34.75, "lat": 113.6}, "lon"),
        ({"lon": 0, "lat": 0}, "lon"),
        ({"lat": "north"}, "lat"),
        ({"kind": "castle"}, "kind"),
        ({"code": ""}, "code"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"floor_plan": "javascript:alert(1)"}, "floor_plan"),
        ({"expires": "tomorrow"}, "expires"),
        ({"expires": "2020-01-31"}, "expires"),
        ({"other_names": "one"}, "other_names"),
        ({"entrance": {"lon": 1}}, "entrance"),
    ],
)
def test_what_is_wrong_is_refused_by_field(room, change, field):
    answer = post(room, {**ESTATE, **change})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input")
    assert field in answer.json()["errors"]
    assert not Premise.objects.exists()


def test_a_point_without_its_datum_is_refused(room, made):
    body = {key: value for key, value in ESTATE.items() if key != "datum"}
    assert post(room, body).status_code == 400
    answer = room.client("duty_manager").patch(
        f"/api/v1/premises/{made().pk}", {"lon": 113.7, "lat": 34.7}, format="json", headers={"If-Match": '"1"'}
    )
    assert "datum" in answer.json()["errors"]


def test_a_code_that_is_taken_is_refused(room, made):
    made()
    answer = post(room, ESTATE)
    assert (answer.status_code, answer.json()["code"]) == (409, "premise_code_taken")
    assert answer.json()["params"]["premise_code"] == "E-1"


def test_the_list_is_the_centres_own_filtered_and_in_pages(room, neighbour, made):
    for number in range(5):
        made(code=f"E-{number}", name=f"花园{number}")
    made(code="AED-1", kind="aed", name="大厅", active=False)
    client = room.client("dispatcher")
    page = client.get("/api/v1/premises", {"limit": 4}).json()
    assert ([one["code"] for one in page["premises"]], page["more"]) == (["E-0", "E-1", "E-2", "E-3"], True)
    rest = client.get("/api/v1/premises", {"limit": 4, "after": page["premises"][-1]["id"]}).json()
    assert ([one["code"] for one in rest["premises"]], rest["more"]) == (["E-4", "AED-1"], False)
    assert [one["code"] for one in client.get("/api/v1/premises", {"kind": "aed"}).json()["premises"]] == ["AED-1"]
    assert [one["code"] for one in client.get("/api/v1/premises", {"active": "false"}).json()["premises"]] == ["AED-1"]
    assert [one["code"] for one in client.get("/api/v1/premises", {"q": "花园3"}).json()["premises"]] == ["E-3"]
    assert neighbour.client("dispatcher").get("/api/v1/premises").json()["premises"] == []


def upload(room, content, role="duty_manager", **more):
    body = {"file": base64.b64encode(content).decode(), "file_name": "own.csv", **more}
    return room.client(role).post("/api/v1/premises/import", body, format="json")


TABLE = "code,kind,name,lon,lat,datum\nE-1,estate,花园,113.6,34.75,wgs84\n".encode()


def test_a_file_is_tried_and_then_taken(room):
    tried = upload(room, TABLE, dry_run=True)
    assert (tried.status_code, tried.json()["created"], Premise.objects.count()) == (200, 1, 0)
    taken = upload(room, TABLE)
    assert (taken.json()["created"], taken.json()["dry_run"]) == (1, False)
    assert Premise.objects.get().name == "花园"


def test_a_file_with_errors_is_refused_whole_with_the_lines(room):
    answer = upload(room, TABLE + b"E-2,estate,,x,1,wgs84\n")
    assert (answer.status_code, answer.json()["code"]) == (422, "premises_import_refused")
    assert [(e["line"], e["column"]) for e in answer.json()["params"]["errors"]] == [(3, "name"), (3, "lon")]
    assert (Premise.objects.count(), Event.objects.count()) == (0, 0)


def test_what_is_not_base64_is_refused(room):
    answer = room.client("duty_manager").post(
        "/api/v1/premises/import", {"file": "%%%", "file_name": "x.csv"}, format="json"
    )
    assert "file" in answer.json()["errors"]


def test_a_file_that_is_no_table_is_told_as_a_whole(room):
    [error] = upload(room, b"hello", dry_run=True).json()["errors"]
    assert error["line"] == 0


def test_what_has_expired_can_still_be_edited(room, made):
    premise = made()
    Premise.objects.filter(pk=premise.pk).update(expires="2020-01-31")
    answer = room.client("duty_manager").patch(
        f"/api/v1/premises/{premise.pk}", {"name": "旧园", "expires": "2020-01-31"}, format="json",
        headers={"If-Match": '"1"'},
    )  # fmt: skip
    assert (answer.status_code, answer.json()["name"]) == (200, "旧园")


def test_a_premise_in_the_sea_is_refused_and_one_on_the_road_out_of_the_city_is_kept(room, vancouver):
    west, south, east, north = vancouver.box
    at_sea = post(room, {**ESTATE, "lon": west - 5, "lat": south})
    assert (at_sea.status_code, at_sea.json()["code"]) == (422, "premise_outside_city")
    beside = post(room, {**ESTATE, "lon": east + 0.1, "lat": (south + north) / 2})
    assert beside.status_code == 201


def test_a_code_is_the_same_in_any_case(room, made):
    whole = made(code="HZ-1")
    answer = post(room, {**ESTATE, "code": "hz-1"})
    assert (answer.status_code, answer.json()["code"]) == (409, "premise_code_taken")
    assert post(room, {**ESTATE, "code": "hz-2", "parent": "hz-1"}).json()["parent"] == "HZ-1"
    respelled = room.client("duty_manager").patch(
        f"/api/v1/premises/{whole.pk}", {"code": "Hz-1"}, format="json", headers={"If-Match": '"1"'}
    )
    assert (respelled.status_code, respelled.json()["code"]) == (200, "Hz-1")
