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
