"""Map tiles of Vancouver: the first view, how many two workers make in a second, and how long a kept one takes."""

import math
import random
import shutil
import time
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from cad.geo.models import City
from cad.geo.tiles.service import tile, tile_path
from tests.bench.cities import VANCOUVER, vancouver
from tests.bench.rows import Row, percentile

MADE, WORKERS = 300, 2
FIRST_VIEW_S, A_SECOND = 1.0, 60.0
ZOOMS = range(8, 19)

Tile = tuple[int, int, int]


def measure(seed: int) -> list[Row]:
    """What a screen waits for when nobody has looked at the city before, and what two workers make."""
    if not VANCOUVER.exists():
        return [Row("map, first view", float("nan"), "s", FIRST_VIEW_S, note=f"not measured: no {VANCOUVER.name}")]
    with vancouver() as city:
        first = _seconds(city, _view(city, 12))
        kept = [_seconds(city, [one], workers=1) for one in _view(city, 12)]
        forget(city)
        asked = _at_random(city, random.Random(seed))
        every = _seconds(city, asked)
    return [
        Row("map, first view (zoom 12, 1366x768), nothing kept", first, "s", FIRST_VIEW_S),
        Row(
            "map tiles made, two workers, zoom 8 to 18",
            len(asked) / every,
            "tiles/s",
            A_SECOND,
            note="at least",
        ),
        Row("map, a kept tile, P95", percentile(kept, 0.95) * 1_000, "ms"),
    ]


def forget(city: City) -> None:
    shutil.rmtree(tile_path(city.version, 0, 0, 0).parents[2], ignore_errors=True)


def _seconds(city: City, tiles: list[Tile], workers: int = WORKERS) -> float:
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda _: connections["default"].ensure_connection(), range(workers)))
        began = time.perf_counter()
        list(pool.map(lambda one: tile(city.version, *one), tiles))
        took = time.perf_counter() - began
        list(pool.map(lambda _: connections.close_all(), range(workers * 4)))
    return took


def _view(city: City, zoom: int) -> list[Tile]:
    """The tiles (512 pixels) of a window of 1366x768 over the middle."""
    x, y = _grid(city.centre.x, city.centre.y, zoom)
    return [(zoom, x + dx, y + dy) for dx in (-2, -1, 0, 1) for dy in (-1, 0, 1)]


def _at_random(city: City, chance: random.Random) -> list[Tile]:
    west, south, east, north = city.box
    points = [(chance.uniform(west, east), chance.uniform(south, north)) for _ in range(MADE)]
    return list({(zoom, *_grid(*point, zoom)) for point in points for zoom in [chance.choice(ZOOMS)]})


def _grid(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    n = 2**zoom
    return int((lon + 180) / 360 * n), int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * n)
