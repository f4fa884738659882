"""The built-in city through the same door as any extract: what was built is what is imported."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.contrib.gis.geos import Point

from cad.geo.builtin.city import BuiltCity
from cad.geo.builtin.ground import to_earth
from cad.geo.importing.drop import rows_delete
from cad.geo.importing.run import city_import
from cad.geo.models import City, District, HouseNumber, KmPost, NamedPlace, Street
from cad.geo.search.service import places_search
from core.coordinates import metres_between


@pytest.fixture(scope="session")
def town_rows(small, city_data, django_db_setup, django_db_blocker) -> Iterator[City]:
    with django_db_blocker.unblock():
        city = city_import(small[1], "澄川小城", lambda words: None)[0]
        City.objects.update(active=False)
    yield city
    with django_db_blocker.unblock():
        rows_delete(City.objects.filter(name="澄川小城"))


@pytest.fixture
def town(small, town_rows, db) -> tuple[BuiltCity, City]:
    return small[0], city_import(small[1], "澄川小城", lambda words: None)[0]


def test_every_road_door_post_and_district_arrives(town):
    built, city = town
    assert city.road_km == pytest.approx(built.network.length_km, rel=0.01)
    assert city.counts["share_connected"] > 0.99
    assert HouseNumber.objects.filter(city=city).count() == pytest.approx(built.works.addresses, rel=0.04)
    assert KmPost.objects.filter(city=city).count() == pytest.approx(len(built.posts), rel=0.04)
    levels = Counter(District.objects.filter(city=city).values_list("admin_level", flat=True))
    assert levels == {5: 1, 6: 8, 8: sum(len(cell.parts) for cell in built.districts.cells)}
    assert city.counts["skipped"] == {}


def test_streets_and_estates_carry_their_names_in_three_ways(town):
    _, city = town
    street = Street.objects.filter(city=city, name="解放大道")[0]
    assert (street.names["en"], street.names["zh-Latn-pinyin"]) == ("Jiefang Avenue", "Jiěfàng Dàdào")


def test_a_gate_and_a_building_belong_to_their_estate_and_a_department_to_its_hospital(town):
    built, city = town
    names = {estate.name.zh for estate in built.works.estates}
    gates = NamedPlace.objects.filter(city=city, name__in=["南门", "北门", "东门", "西门"]).select_related("parent")
    assert gates
    assert all(gate.parent is not None and gate.parent.name in names for gate in gates)
    departments = NamedPlace.objects.filter(city=city, kind="department").select_related("parent")
    assert {part.parent.kind for part in departments if part.parent} == {"hospital"}
    assert all(part.parent for part in departments)
    doors = HouseNumber.objects.filter(city=city, place__name__in=names)
    assert doors.filter(text__contains="单元").exists()


def test_the_carriageways_of_an_expressway_have_posts_of_their_own_direction(town):
    built, city = town
    for post in built.posts[:40]:
        found = KmPost.objects.filter(city=city, road=post.road, metres=post.metres)
        lon, lat = to_earth(post.at)
        near = min(found, key=lambda row: metres_between(row.point.x, row.point.y, lon, lat))
        assert metres_between(near.point.x, near.point.y, lon, lat) < 1
        assert abs((near.bearing - post.bearing + 180) % 360 - 180) < 25


def test_the_districts_cover_every_place_once(town):
    built, city = town
    for feature in built.works.features[::25]:
        point = Point(*to_earth(feature.at), srid=4326)
        part = built.districts.part_of(feature.at)
        names = set(
            District.objects.filter(city=city, admin_level=8, shape__covers=point).values_list("name", flat=True)
        )
        assert part.name.zh in names or len(names) == 1


def test_what_was_built_is_found(town):
    built, city = town
    estate = max(built.works.estates, key=lambda estate: len(estate.units))
    unit = estate.units[-1]
    found = places_search(city, f"{estate.name.zh}{unit.number}{unit.unit}301")
    assert metres_between(found[0].lon, found[0].lat, *to_earth(unit.at)) < 60
