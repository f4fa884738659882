"""Reports of where a caller may be: joined to the call, kept, never taken for the confirmed place."""

from datetime import timedelta
from uuid import uuid4

import pytest

from cad.calls.services import call_register
from cad.incidents.models import Incident
from cad.incidents.services import incident_place_confirm
from cad.locations import services
from cad.locations.kinds import LocationSource
from cad.locations.models import CallerLocation
from cad.locations.services import Report, location_report
from core import clock
from core.coordinates import Datum, from_wgs84, metres_between
from core.errors import Invalid
from tests.fixtures import flow
from tests.fixtures.rival import MeetingPoint, at_once

SHANGHAI = (121.4737, 31.2304)
AML = 'A"ML=1;lt=+49.26000;lg=-123.11000;rd=12;top=20260501080000;lc=68;pm=G;ml=60'


def test_a_report_is_joined_to_the_newest_open_call_of_the_number(room):
    flow.ringing(room, number="13811112222")
    call = flow.ringing(room, number="+86 138 1111 2222")
    assert flow.located(room, number="13811112222").call == call


def test_a_report_that_comes_before_the_call_waits_for_it(room):
    row = flow.located(room)
    assert not row.call_id
    call = flow.ringing(room)
    row.refresh_from_db()
    assert (row.call_id, row.version) == (call.pk, 2)


def test_a_report_of_long_ago_is_not_about_this_call(room):
    row = flow.located(room)
    with clock.travelled(timedelta(minutes=16)):
        flow.ringing(room)
    row.refresh_from_db()
    assert row.call is None


def test_a_withheld_number_takes_nobody_elses_report(room):
    flow.located(room, number="")
    assert flow.ringing(room, number="").locations.count() == 0


@pytest.mark.parametrize("lock", [True, False], ids=["with the lock", "control without it"])
def test_a_call_and_a_report_at_the_same_moment_find_each_other(committed_room, monkeypatch, lock):
    """Without the lock each looks for the other before either has committed."""
    meeting = MeetingPoint()
    if not lock:
        monkeypatch.setattr(services, "_wait_for_same_number", lambda centre_id, number: meeting.wait())
    at_once(lambda: flow.ringing(committed_room), lambda: flow.located(committed_room))
    assert (CallerLocation.objects.get().call is not None) is lock


def point_of(row: CallerLocation) -> tuple[float, float]:
    assert row.point is not None
    return row.point.x, row.point.y


def test_the_same_place_in_every_datum_is_one_place(room):
    places = []
    for datum in Datum:
        said = from_wgs84(*SHANGHAI, datum)
        places.append(flow.located(room, lon=said.lon, lat=said.lat, datum=datum))
    assert all(metres_between(*point_of(row), *SHANGHAI) < 1 for row in places)
    assert [row.datum for row in places] == [datum.value for datum in Datum]


def test_a_point_without_its_datum_is_refused_and_nothing_is_kept(room):
    with pytest.raises(Invalid) as refusal:
        flow.located(room, datum=None)
    assert refusal.value.code == "datum_needed"
    assert not CallerLocation.objects.exists()


def test_zero_zero_is_kept_as_a_failed_fix_without_a_point(room):
    row = flow.located(room, lon=0.0, lat=0.0)
    assert (row.failed, row.point) == (True, None)


def test_an_address_in_words_is_enough(room):
    row = flow.located(room, source="line", method="address", lon=None, lat=None, datum=None, address="中山路12号")
    assert (row.point, row.address, row.failed) == (None, "中山路12号", False)


def test_the_same_report_twice_is_kept_once(room):
    key, report = uuid4(), Report(source=LocationSource.HANDSET, lon=-123.1, lat=49.2, datum=Datum.WGS84)
    first, created = location_report(room.call_taker, client_uuid=key, report=report, number="13800000000")
    again, repeated = location_report(room.call_taker, client_uuid=key, report=report, number="13800000000")
    assert (first, created, repeated) == (again, True, False)


def test_a_handsets_message_is_read_by_the_api(room):
    call = flow.ringing(room)
    body = {"client_uuid": str(uuid4()), "number": call.number, "source": "handset", "aml": AML}
    answer = room.telephony_client().post("/api/v1/locations", body, format="json")
    assert answer.status_code == 201
    told = answer.json()
    assert (told["call"], told["method"], told["radius_m"], told["confidence"]) == (call.pk, "gnss", 12, 68)
    assert (told["lon"], told["lat"], told["datum"]) == (-123.11, 49.26, "wgs84")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"lon": 121.4, "lat": 31.2}, "datum_needed"),
        ({"lon": 49.2, "lat": -123.1, "datum": "wgs84"}, "coordinates_swapped"),
        ({"lon": 500, "lat": 31.2, "datum": "wgs84"}, "coordinates_out_of_range"),
        ({}, "location_empty"),
        ({"aml": "good morning"}, "bad_aml"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_do(room, said, code):
    body = {"client_uuid": str(uuid4()), "source": "handset", **said}
    answer = room.telephony_client().post("/api/v1/locations", body, format="json")
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert not CallerLocation.objects.exists()


def test_a_report_never_changes_the_confirmed_place(room):
    incident = flow.placed(room)
    before = (str(incident.place_point), incident.version)
    assert flow.located(room, lon=-123.0, lat=49.3).call == incident.calls.get()
    incident.refresh_from_db()
    assert (str(incident.place_point), incident.version) == before


def adopt(room, incident: Incident, location: int) -> Incident:
    return incident_place_confirm(
        room.call_taker,
        incident_id=incident.pk,
        version=incident.version,
        lon=-123.11,
        lat=49.26,
        datum="wgs84",
        label="West Broadway",
        method="coordinates",
        location=location,
    )


def test_an_adopted_report_is_named_by_the_place_with_its_radius(room):
    incident = flow.taking(room)
    row = flow.located(room, radius_m=35.0)
    incident = adopt(room, incident, row.pk)
    assert (incident.place_location, incident.place_radius_m) == (row, 35.0)


def test_another_callers_report_cannot_be_adopted(room):
    incident = flow.taking(room)
    other = flow.located(room, number="13899998888")
    with pytest.raises(Invalid) as refusal:
        adopt(room, incident, other.pk)
    assert refusal.value.code == "no_such_location"


def test_the_list_of_a_call_has_the_newest_first(room):
    call = flow.ringing(room)
    first, second = flow.located(room), flow.located(room, lon=-123.2)
    answer = room.client("dispatcher").get(f"/api/v1/calls/{call.pk}/locations")
    assert [row["id"] for row in answer.json()["locations"]] == [second.pk, first.pk]


def test_a_call_that_rings_elsewhere_takes_no_report(room, neighbour):
    flow.located(room)
    call, _ = call_register(neighbour.call_taker, client_uuid=uuid4(), number="13800000000", source="manual")
    assert call.locations.count() == 0


def test_a_handset_whose_clock_runs_ahead_is_still_heard(room):
    row = flow.located(room, fixed_at=clock.now() + timedelta(hours=5))
    assert (row.fixed_at, row.failed, row.point is not None) == (None, False, True)
