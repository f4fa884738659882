"""GET /places/aeds: the nearest defibrillators, by walking time."""

from datetime import timedelta

import pytest
from django.contrib.gis.geos import Point

from cad.geo.models import City, NamedPlace
from cad.geo.premises.services import premise_update
from core import clock
from tests.cad.geo.premises.conftest import made  # noqa: F401

AEDS = "/api/v1/places/aeds"
HERE = {"lon": 113.6, "lat": 34.75, "datum": "wgs84"}
# One thousandth of a degree of latitude is 111 m.
NORTH = 0.001


def asked(room):
    return room.client("call_taker").get(AEDS, HERE).json()


@pytest.fixture
def mapped(db):
    """Defibrillators of the map's, some thousandths of a degree to the north."""
    city = City.objects.create(
        name="平原市", slug="pingyuan", version="v1", active=True, imported_at=clock.now(), centre=Point(113.6, 34.75),
        west=113.5, south=34.6, east=113.8, north=34.9, road_km=1.0, top_speed_mps=20.0,
    )  # fmt: skip

    def put(code, thousandths):
        point = Point(113.6, 34.75 + thousandths * NORTH, srid=4326)
        return NamedPlace.objects.create(
            city=city, name=f"AED {code}", kind="defibrillator", code=code, detail="大厅", point=point
        )

    return put


def test_the_nearest_three_come_with_the_time_to_walk_there(room, mapped):
    for code, thousandths in (("D", 4), ("A", 1), ("C", 3), ("B", 2)):
        mapped(code, thousandths)
    reply = asked(room)
    assert [(aed["code"], aed["metres"], aed["walk_s"]) for aed in reply["aeds"]] == [
        ("A", 111, 96),
        ("B", 222, 192),
        ("C", 333, 288),
    ]
    assert (reply["detour"], reply["walk_m_per_s"], reply["reach_m"]) == (1.3, 1.5, 1000.0)
    assert (reply["aeds"][0]["detail"], reply["aeds"][0]["source"]) == ("大厅", "map")


def test_farther_than_a_kilometre_there_is_none(room, mapped):
    mapped("A", 10)
    assert asked(room)["aeds"] == []


def test_the_centres_own_record_wins_over_the_maps_of_the_same_code(room, mapped, made):  # noqa: F811
    mapped("AED-1", 1)
    made(code="AED-1", kind="aed", name="物业", address="值班室", lat=34.75 + 2 * NORTH)
    assert [(aed["source"], aed["detail"]) for aed in asked(room)["aeds"]] == [("centre", "值班室")]


def test_an_expired_or_withdrawn_one_is_not_told(room, made):  # noqa: F811
    expired = made(code="AED-1", kind="aed")
    yesterday = (clock.now() - timedelta(days=1)).date()
    premise_update(
        room.actor("duty_manager"), premise_id=expired.pk, version=expired.version, changes={"expires": yesterday}
    )
    made(code="AED-2", kind="aed", active=False)
    made(code="E-1", kind="estate")
    assert asked(room)["aeds"] == []


def test_the_point_may_be_of_any_datum(room, made):  # noqa: F811
    made(code="AED-1", kind="aed")
    gcj = {"lon": 113.60608, "lat": 34.74880, "datum": "gcj02"}
    (aed,) = room.client("call_taker").get(AEDS, gcj).json()["aeds"]
    assert aed["metres"] < 50
