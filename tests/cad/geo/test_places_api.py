"""GET /places/search and /places/reverse: who may ask, what comes back, and nothing breaks them."""

import pytest
from rest_framework.test import APIClient

SEARCH, REVERSE = "/api/v1/places/search", "/api/v1/places/reverse"


def test_a_call_taker_finds_a_place(room, vancouver):
    answer = room.client("call_taker").get(SEARCH, {"q": "1000 Parker Street", "limit": 3})
    assert answer.status_code == 200
    best = answer.json()["results"][0]
    assert (best["kind"], best["label"], best["match"], best["confidence"]) == (
        "house_number",
        "1000 Parker Street",
        "exact",
        1.0,
    )
    assert -124 < best["lon"] < -123


def test_a_point_has_its_door_corner_and_street(room, vancouver):
    answer = room.client("call_taker").get(REVERSE, {"lon": -123.1148, "lat": 49.2634, "datum": "wgs84"})
    kinds = {one["kind"]: one["label"] for one in answer.json()["results"]}
    assert kinds["intersection"] == "Cambie Street & West Broadway"
    assert kinds["street"] in ("Cambie Street", "West Broadway")


def test_a_point_on_a_range_has_a_number_of_the_right_side(room, san_francisco):
    client = room.client("call_taker")
    there = client.get(SEARCH, {"q": "2014 Mission St"}).json()["results"][0]
    back = client.get(REVERSE, {"lon": there["lon"], "lat": there["lat"], "datum": "wgs84"}).json()["results"]
    numbers = [one["label"] for one in back if one["kind"] == "house_number"]
    assert any(label in ("2013 Mission St", "2014 Mission St", "2015 Mission St") for label in numbers)


def test_far_from_everything_there_is_nothing(room, vancouver):
    answer = room.client("call_taker").get(REVERSE, {"lon": -123.5, "lat": 49.0, "datum": "wgs84"})
    assert answer.json() == {"results": []}


def test_nobody_finds_nothing(vancouver):
    assert APIClient().get(SEARCH, {"q": "Main"}).status_code in (401, 403)
    assert APIClient().get(REVERSE, {"lon": 1, "lat": 1}).status_code in (401, 403)


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "a\x00b", "x" * 10_240, "'; DROP TABLE geo_street; --", "🚑" * 100, "!!!", "%_\\", "\u202e"],
)
def test_no_text_breaks_the_search(room, vancouver, text):
    answer = room.client("call_taker").get(SEARCH, {"q": text})
    assert answer.status_code == 200
    assert isinstance(answer.json()["results"], list)


def test_a_search_without_text_finds_nothing_and_says_why(room, vancouver):
    assert room.client("call_taker").get(SEARCH).json() == {"results": [], "notice": "nothing_to_search"}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"lon": "x", "lat": 1}, 400),
        ({"lon": 1}, 400),
        ({"lon": 200, "lat": 49, "datum": "wgs84"}, 422),
        ({"lon": 49.26, "lat": -123.11, "datum": "wgs84"}, 422),
        ({"lon": "nan", "lat": 49}, 400),
        ({"lon": 0, "lat": 0, "datum": "wgs84"}, 422),
        ({"lon": -123.1, "lat": 49.2, "datum": "mars"}, 400),
        ({"lon": -123.1, "lat": 49.2}, 400),
    ],
)
def test_coordinates_that_cannot_be_meant_are_refused(room, vancouver, query, status):
    answer = room.client("call_taker").get(REVERSE, query)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


def test_where_the_caller_may_be_needs_its_datum_too(room, vancouver):
    client, asked = room.client("call_taker"), {"q": "Main Street", "lon": -123.1, "lat": 49.26}
    refused = client.get(SEARCH, asked)
    assert (refused.status_code, refused.json()["code"]) == (422, "datum_needed")
    assert client.get(SEARCH, {**asked, "datum": "gcj02"}).json()["results"]


@pytest.mark.parametrize("half", [{"lon": -123.1}, {"lat": 49.26, "datum": "wgs84"}])
def test_half_a_position_is_not_passed_over(room, vancouver, half):
    refused = room.client("call_taker").get(SEARCH, {"q": "Main Street", **half})
    assert (refused.status_code, refused.json()["code"]) == (422, "coordinates_incomplete")


def test_swapped_coordinates_are_named_as_such(room, vancouver):
    answer = room.client("call_taker").get(REVERSE, {"lon": 49.26, "lat": -123.11, "datum": "wgs84"})
    assert answer.json()["code"] == "coordinates_swapped"


def test_before_the_first_import_the_search_says_that_there_is_no_city(room):
    answer = room.client("call_taker").get(SEARCH, {"q": "Main"})
    assert (answer.status_code, answer.json()["code"]) == (503, "no_city")
