"""Map tiles from PostGIS: what is in them at which zoom, kept for ever, and refused where there are none."""

import math

import pytest
from django.db import connection
from rest_framework.test import APIClient

from cad.geo.tiles.layers import SHAPES, place_kinds, road_rank
from cad.geo.tiles.service import EARTH_WIDTH_M, PIXELS, tile, tile_path
from core.errors import NotFound

LAYERS = (b"roads", b"water", b"green", b"buildings", b"places", b"house_numbers")
DOWNTOWN = (-123.12, 49.28)


def tile_of(zoom, place=DOWNTOWN):
    lon, lat = place
    n = 2**zoom
    lat = math.radians(lat)
    return int((lon + 180) / 360 * n), int((1 - math.asinh(math.tan(lat)) / math.pi) / 2 * n)


def asked_of(city, zoom):
    slack = EARTH_WIDTH_M / 2**zoom / PIXELS
    return {"city": city.pk, "z": zoom, "slack": slack, "rank": road_rank(zoom), "kinds": place_kinds(zoom)}


@pytest.mark.parametrize(
    ("zoom", "layers"),
    [
        (10, {b"roads"}),
        (13, {b"roads", b"green", b"places"}),
        (15, {b"roads", b"buildings", b"places"}),
        (17, {b"roads", b"buildings", b"places", b"house_numbers"}),
    ],
)
def test_a_tile_holds_the_layers_of_its_zoom(vancouver, zoom, layers):
    made = tile(vancouver.version, zoom, *tile_of(zoom))
    # A layer's name is its first field: tag 0x0a, length, name.
    there = {
        name
        for name in (b"roads", b"water", b"green", b"buildings", b"places", b"house_numbers")
        if bytes([0x0A, len(name)]) + name in made
    }
    assert layers <= there


@pytest.mark.parametrize("zoom", range(9, 19))
def test_no_tile_of_the_city_is_too_heavy(vancouver, zoom):
    assert 0 < len(tile(vancouver.version, zoom, *tile_of(zoom))) < 300_000


def test_a_tile_is_kept_and_read_again(vancouver):
    z, (x, y) = 15, tile_of(15)
    made = tile(vancouver.version, z, x, y)
    assert tile_path(vancouver.version, z, x, y).read_bytes() == made
    tile_path(vancouver.version, z, x, y).write_bytes(b"kept")
    assert tile(vancouver.version, z, x, y) == b"kept"
    tile_path(vancouver.version, z, x, y).unlink()


def test_both_carriageways_of_a_street_are_drawn_from_afar(vancouver):
    """Joined they make a ring, and simplified a ring is gone: then streets have gaps where they are widest."""
    x, y = tile_of(9)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH asked AS (SELECT ST_TileEnvelope(9, {x}, {y}) AS env), drawn AS ({SHAPES['roads']}) "
            "SELECT sum(ST_Length(geom)) FILTER (WHERE geom IS NOT NULL) FROM drawn",
            asked_of(vancouver, 9),
        )
        [drawn] = cursor.fetchone()
        cursor.execute(
            "SELECT sum(ST_Length(ST_Intersection(shape, ST_TileEnvelope(9, %s, %s)))) FROM geo_roadsegment"
            " WHERE city_id = %s AND rank <= %s",
            [x, y, vancouver.pk, road_rank(9)],
        )
        [there] = cursor.fetchone()
    assert drawn * EARTH_WIDTH_M / 2**9 / 4096 > 0.93 * there


def test_the_ways_of_a_street_are_joined_so_that_a_line_can_carry_its_name(vancouver):
    x, y = tile_of(14)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH asked AS (SELECT ST_TileEnvelope(14, {x}, {y}) AS env), drawn AS ({SHAPES['roads']}) "
            "SELECT sum(ST_NumGeometries(geom)) FROM drawn WHERE name = 'Robson Street'",
            asked_of(vancouver, 14),
        )
        [pieces] = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM geo_roadsegment WHERE city_id = %s AND name = 'Robson Street'"
            " AND shape && ST_TileEnvelope(14, %s, %s)",
            [vancouver.pk, x, y],
        )
        [ways] = cursor.fetchone()
    assert 0 < pieces < ways


def test_far_from_the_city_a_tile_is_empty(vancouver):
    assert tile(vancouver.version, 12, 0, 0) == b""


@pytest.mark.parametrize(("z", "x", "y"), [(21, 0, 0), (3, 8, 0), (3, 0, 8), (-1, 0, 0), (10**9, 0, 0)])
def test_a_place_outside_the_grid_is_not_found(vancouver, z, x, y):
    with pytest.raises(NotFound):
        tile(vancouver.version, z, x, y)


def test_anybody_may_read_a_tile_and_keep_it_for_ever(vancouver):
    x, y = tile_of(14)
    answer = APIClient().get(f"/tiles/{vancouver.version}/14/{x}/{y}.mvt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/vnd.mapbox-vector-tile")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len(answer.content) > 1_000


@pytest.mark.parametrize(
    "path",
    [
        "unknown-1/3/1/1.mvt",
        "{version}/3/9/9.mvt",
        "{version}/99/1/1.mvt",
        "{version}/a/b/c.mvt",
        "{version}/3/-1/1.mvt",
    ],
)
def test_what_is_not_there_answers_404_with_a_problem(vancouver, path):
    answer = APIClient().get("/tiles/" + path.format(version=vancouver.version))
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("version", ["..", "%2e%2e", "../../etc"])
def test_a_version_cannot_lead_out_of_the_folder(vancouver, version):
    answer = APIClient().get(f"/tiles/{version}/3/1/1.mvt")
    assert answer.status_code in (302, 404, 200)
    assert answer.get("Content-Type") != "application/vnd.mapbox-vector-tile"
