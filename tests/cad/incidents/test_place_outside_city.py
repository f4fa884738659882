"""A place outside the map of the city is taken, for the caller may be there, and everybody is told."""

import pytest

from cad.geo.models import City
from cad.incidents.events import incident_payload
from cad.incidents.services import incident_place_confirm
from core.events.models import Event
from tests.fixtures import flow
from tests.fixtures.room import Room


@pytest.mark.parametrize(("lon", "lat", "outside"), [(2.35, 48.85, True), (-123.11, 49.26, False)])
def test_a_place_says_whether_it_lies_outside_the_city(
    room: Room, vancouver: City, lon: float, lat: float, outside: bool
) -> None:
    place = confirmed(room, lon, lat)
    told = Event.objects.get(type="incident.place_confirmed").payload["place"]
    assert (place, told["outside_city"]) == (outside, outside)


def test_without_a_city_nothing_lies_outside_it(room: Room) -> None:
    assert confirmed(room, 2.35, 48.85) is False


def confirmed(room: Room, lon: float, lat: float) -> bool:
    incident = flow.taking(room)
    changed = incident_place_confirm(
        room.call_taker,
        incident_id=incident.pk,
        version=incident.version,
        lon=lon,
        lat=lat,
        datum="wgs84",
        label="Place",
        method="map",
    )
    place = incident_payload(changed)["place"]
    assert place is not None
    return place["outside_city"]
