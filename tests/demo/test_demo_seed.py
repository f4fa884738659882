import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.core.management import CommandError, call_command

from cad.geo.models import City, District, NamedPlace
from config.demo.seed import demo_seed
from config.demo.spreading import spread
from config.demo.zones import time_zone_at
from core import clock
from core.accounts.models import AccessToken, Centre, User
from core.accounts.roles import Role
from core.events.models import Event
from fleet.hospitals.models import Hospital
from fleet.units.models import Station, Unit
from tests.fixtures.room import bearer


@pytest.fixture
def city(db: Any) -> City:
    city = City.objects.create(
        name="Vancouver",
        slug="vancouver",
        source="none",
        checksum="0",
        version="vancouver-0",
        active=True,
        imported_at=clock.now(),
        west=-123.3,
        south=49.2,
        east=-123.0,
        north=49.3,
        centre=Point(-123.1, 49.25, srid=4326),
        road_km=1,
        top_speed_mps=25,
        graph_path="vancouver-0/city.osrm",
    )
    for number in range(3):
        point = Point(-123.2 + number / 20, 49.25, srid=4326)
        NamedPlace.objects.create(city=city, name=f"Hall {number}", kind="fire_station", point=point)
    NamedPlace.objects.create(
        city=city,
        name="General",
        names={"zh": "总医院", "en": "General Hospital"},
        kind="hospital",
        point=Point(-123.12, 49.26, srid=4326),
    )
    return city


def test_it_makes_a_centre_that_can_work(city: City, tmp_path: Path) -> None:
    seeded = demo_seed(city, folder=tmp_path)
    assert (seeded.centre.code, seeded.centre.time_zone) == ("vancouver", "America/Vancouver")
    assert {account.role for account in seeded.accounts} == set(Role)
    assert (Unit.objects.filter(readiness="ready").count(), len(seeded.tablets)) == (12, 12)
    assert list(Hospital.objects.values_list("name", "name_en")) == [("总医院", "General Hospital")]
    assert Station.objects.filter(name__startswith="Hall").count() == 3
    account = seeded.accounts[0]
    assert len(account.password) >= 12
    assert User.objects.get(username=account.username).check_password(account.password)


def test_a_city_with_ambulance_stations_has_units_at_them_and_a_centre_in_its_own_language(
    city: City, tmp_path: Path
) -> None:
    City.objects.filter(pk=city.pk).update(name="澄川", slug="cheng-chuan")
    city.refresh_from_db()
    square = Polygon.from_bbox((-123.3, 49.2, -123.0, 49.3))
    names = {"en": "Chengchuan City"}
    District.objects.create(city=city, admin_level=5, name="澄川市", names=names, shape=MultiPolygon(square, srid=4326))
    for number in range(8):
        point = Point(-123.2 + number / 50, 49.25, srid=4326)
        NamedPlace.objects.create(city=city, name=f"{number}号急救站", kind="ambulance_station", point=point)
    seeded = demo_seed(city, folder=tmp_path)
    assert seeded.centre.name == "澄川市急救调度中心"
    assert seeded.centre.name_en == "Chengchuan City Ambulance Dispatch Centre"
    assert set(Station.objects.values_list("name", flat=True)) == {f"{number}号急救站" for number in range(8)}
    assert (len(seeded.tablets), seeded.stations) == (12, 8)


@pytest.mark.django_db(transaction=True)
def test_a_tablet_link_works_and_is_the_same_on_a_second_start(city: City, tmp_path: Path) -> None:
    first = demo_seed(city, folder=tmp_path)
    events = Event.objects.count()
    second = demo_seed(city, folder=tmp_path)
    assert second == first
    assert (Unit.objects.count(), AccessToken.objects.count(), User.objects.count()) == (12, 12, len(first.accounts))
    assert Event.objects.count() == events
    snapshot = bearer(second.tablets["A01"]).get("/api/v1/crew/snapshot")
    assert (snapshot.status_code, snapshot.json()["unit"]["call_sign"]) == (200, "A01")


def test_secrets_are_kept_for_their_owner_only(city: City, tmp_path: Path) -> None:
    demo_seed(city, folder=tmp_path)
    for name in ("demo-accounts.json", "demo-tablets.json"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0


def test_a_revoked_tablet_and_a_broken_file_are_mended(city: City, tmp_path: Path) -> None:
    first = demo_seed(city, folder=tmp_path)
    AccessToken.objects.filter(label="A01").update(revoked_at=clock.now())
    second = demo_seed(city, folder=tmp_path)
    assert second.tablets["A01"] != first.tablets["A01"]
    assert second.tablets["A02"] == first.tablets["A02"]
    (tmp_path / "demo-accounts.json").write_text('{"call1": 5, "call2"')
    third = demo_seed(city, folder=tmp_path)
    kept = json.loads((tmp_path / "demo-accounts.json").read_text())
    assert kept["call1"]["password"] == third.accounts[0].password


def test_accounts_follow_to_the_centre_of_another_city(city: City, tmp_path: Path) -> None:
    demo_seed(city, folder=tmp_path)
    City.objects.filter(pk=city.pk).update(slug="elsewhere")
    demo_seed(City.objects.get(pk=city.pk), folder=tmp_path)
    assert Centre.objects.count() == 2
    assert User.objects.get(username="call1").centre.code == "elsewhere"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("options", "said"),
    [({"time_zone": "Mars/Base"}, "is no time zone"), ({"units": 0}, "--units must be from 1 to 999")],
)
def test_options_that_cannot_be_meant_are_refused(
    city: City, settings: Any, options: dict[str, Any], said: str
) -> None:
    settings.DEMO = True
    with pytest.raises(CommandError, match=said):
        call_command("demo_seed", **options)


def test_outside_a_demo_and_without_a_city_nothing_is_made(db: Any, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="only with DEMO=1"):
        call_command("demo_seed")
    settings.DEMO = True
    with pytest.raises(CommandError, match="There is no city yet"):
        call_command("demo_seed")
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("lon", "lat", "zone"),
    [
        (-123.1, 49.25, "America/Vancouver"),
        (-122.4, 37.7, "America/Los_Angeles"),
        (113.55, 22.19, "Asia/Macau"),
        (116.4, 39.9, "Asia/Shanghai"),
        (121.47, 31.23, "Asia/Shanghai"),
        (31.2, 30.0, "Etc/GMT-2"),
        (0.5, 5.0, "Etc/GMT"),
        (-43.2, -22.9, "Etc/GMT+3"),
    ],
)
def test_the_time_zone_follows_from_the_place(lon: float, lat: float, zone: str) -> None:
    assert time_zone_at(lon, lat) == zone


def test_places_are_spread_from_the_middle_outwards() -> None:
    points = [(0.0, 0.0), (0.01, 0.0), (0.02, 0.0), (0.03, 0.0), (0.1, 0.0)]
    assert spread(points, 3, lambda point: point) == [(0.03, 0.0), (0.1, 0.0), (0.0, 0.0)]
    assert spread([(0.0, 0.0)] * 3, 3, lambda point: point) == [(0.0, 0.0)]
    assert spread([], 3, lambda point: point) == []
