"""The city of a million: what it has, and how much of it."""

from collections import Counter, defaultdict

import pytest

from cad.geo.builtin.ground import to_earth
from cad.geo.builtin.plane import distance
from cad.geo.builtin.roads.flow import strong_groups
from core.coordinates import is_shifted

pytestmark = pytest.mark.xdist_group("builtin")


@pytest.fixture(scope="module")
def city(whole):
    return whole[0]


def test_it_has_the_size_that_was_promised(city):
    assert city.network.length_km > 1200
    assert city.works.addresses >= 150_000
    assert len(city.works.features) + len(city.works.estates) >= 8_000
    assert is_shifted(*to_earth((0.0, 0.0)))


def test_it_has_hospitals_with_departments_stations_and_aeds(city):
    kinds = Counter(feature.kind for feature in city.works.features)
    assert (kinds["hospital"], kinds["ambulance_station"], kinds["aed"]) == (14, 24, 320)
    departments = defaultdict(set)
    for feature in city.works.features:
        if feature.kind == "department":
            departments[feature.tags["addr:place"]].add(feature.name.zh)
    hospitals = {feature.name.zh: feature for feature in city.works.features if feature.kind == "hospital"}
    assert set(departments) == set(hospitals)
    assert {"胸痛中心", "卒中中心", "创伤中心", "儿科", "产科"} <= departments["澄川市第一人民医院"]
    refs = [feature.tags["ref"] for feature in city.works.features if feature.kind == "aed"]
    assert sorted(refs) == [f"AED-{number:04}" for number in range(1, 321)]


def test_it_has_places_of_every_kind(city):
    kinds = Counter(value for feature in city.works.features for value in feature.tags.values())
    for kind in (
        *("school", "kindergarten", "university", "marketplace", "mall", "hotel", "bank", "subway", "bus_stop", "park"),
        *("industrial", "townhall", "restaurant", "pharmacy", "clinic", "place_of_worship", "fuel", "parking"),
        *("police", "fire_station", "library", "museum", "theatre", "bus_station", "village", "town", "island"),
    ):
        assert kinds[kind] > 0, kind


def test_some_street_names_exist_in_three_places_far_apart(city):
    places = defaultdict(list)
    for street in city.streets:
        if street.road.name is not None:
            places[street.road.name.zh].append(city.network.at[street.middle])
    far = [name for name, points in places.items() if _apart(points, 2000) >= 3]
    assert {"建设路", "幸福路", "健康路"} <= set(far)


def _apart(points, metres):
    kept: list = []
    for point in points:
        if all(distance(point, other) > metres for other in kept):
            kept.append(point)
    return len(kept)


def test_every_carriageway_of_an_expressway_has_a_post_each_hundred_metres(city):
    ring = [post for post in city.posts if post.ref == "S01"]
    metres = Counter(post.metres for post in ring)
    assert set(metres.values()) == {2}
    assert sorted(metres) == list(range(0, max(metres) + 1, 100))
    for post in ring[:40:2]:
        other = next(o for o in ring if o.metres == post.metres and o is not post)
        assert abs(abs(post.bearing - other.bearing) - 180) < 15
        assert 10 < distance(post.at, other.at) < 40


def test_from_every_place_one_can_drive_to_every_other(city):
    assert len(set(strong_groups(city.network).values())) == 1
    ways = {piece.road.name.zh for piece in city.network.pieces.values() if piece.road.name and piece.road.oneway}
    assert {"绕城高速", "二环快速路", "机场高速", "解放大道"} <= ways


def test_there_are_eight_districts_and_their_subdistricts(city):
    assert len(city.districts.cells) == 8
    assert all(len(cell.parts) >= 4 for cell in city.districts.cells)
