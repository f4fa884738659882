"""Premises of the centre are found, by code first, and only by their own centre."""

import pytest

from cad.geo.premises.fields import valid_fields
from cad.geo.premises.services import premise_create
from cad.geo.search.reverse import places_at
from cad.geo.search.service import places_search
from tests.cad.geo.importing.drawing import Drawing

LON, LAT = Drawing.place(700, 300)


@pytest.fixture
def lift(room):
    fields = {
        "code": "DT-0231",
        "kind": "lift",
        "name": "阳光花园5栋东侧电梯",
        "datum": "wgs84",
        "lon": LON,
        "lat": LAT,
    }
    return premise_create(room.actor("duty_manager"), fields=valid_fields(**fields))


@pytest.fixture
def estate(room):
    """The centre's own record of an estate that the map knows too, by its gate."""
    lon, lat = Drawing.place(1200, 400)
    fields = {"code": "XQ-0007", "kind": "estate", "name": "阳光花园", "datum": "wgs84", "lon": lon, "lat": lat}
    hazard = {"hazard": "东门内有恶犬"}
    return premise_create(room.actor("duty_manager"), fields=valid_fields(**fields, **hazard))


@pytest.mark.parametrize(
    ("line", "label"),
    [("阳光花园5栋", "阳光花园5栋"), ("阳光花园3栋2单元301室", "阳光花园3栋2单元"), ("阳光花园", "阳光花园")],
)
def test_a_door_of_an_estate_brings_what_the_centre_keeps_of_the_estate(room, plain, estate, line, label):
    found = places_search(plain, line, centre=room.centre.pk)
    assert {one.as_json()["premise"] for one in found if one.label == label} == {estate.pk}
    assert "premise" not in places_search(plain, line)[0].as_json()


def test_a_door_elsewhere_brings_nothing_of_it(room, plain, estate):
    found = places_search(plain, "中山路12号", centre=room.centre.pk)
    assert not [one for one in found if one.premise]


@pytest.mark.parametrize(
    "line",
    [
        "DT-0231",
        "dt0231",
        "DT 0231",
        "阳光花园5栋东侧电梯",
        "阳光花园五栋东侧电梯",
        "yangguanghuayuan5dongdongcedianti",
    ],
)
def test_a_premise_is_found_by_its_code_and_its_name(room, plain, lift, line):
    found = places_search(plain, line, centre=room.centre.pk)[0]
    assert (found.key, found.code, found.category) == (f"premise:{lift.pk}", "DT-0231", "lift")


def test_another_centre_does_not_find_it(room, plain, lift):
    assert not [one for one in places_search(plain, "DT-0231", centre=room.centre.pk + 1) if one.code]
    assert not [one for one in places_search(plain, "DT-0231") if one.code]


def test_what_is_out_of_use_is_not_found(room, plain, lift):
    lift.active = False
    lift.save()
    assert not [one for one in places_search(plain, "DT-0231", centre=room.centre.pk) if one.code]


def test_a_premise_stands_among_what_is_at_its_point(room, plain, lift):
    assert "DT-0231" in [one.code for one in places_at(plain, LON, LAT, centre=room.centre.pk)]
    assert "DT-0231" not in [one.code for one in places_at(plain, LON, LAT)]


def test_the_api_looks_in_the_premises_of_the_caller_s_centre(room, plain, lift):
    answer = room.client("call_taker").get("/api/v1/places/search", {"q": "DT-0231"})
    assert answer.json()["results"][0]["code"] == "DT-0231"
