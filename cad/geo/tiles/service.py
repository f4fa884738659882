"""Map tiles: made by PostGIS once, then read from the disk. A tile of a version never changes."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import connection

from cad.geo.graph.folder import graph_folder
from cad.geo.models import City
from cad.geo.tiles.layers import FORMAT, place_kinds, road_rank, tile_sql
from core.errors import NotFound

DEEPEST = 20
EARTH_WIDTH_M = 40_075_016.68557849  # of EPSG:3857
PIXELS = 512


def tile(version: str, z: int, x: int, y: int) -> bytes:
    """A Mapbox vector tile, possibly empty.

    Raises NotFound for a version or a place in the grid that does not exist.
    """
    if not (0 <= z <= DEEPEST and 0 <= x < 2**z and 0 <= y < 2**z):
        raise NotFound("There is no such tile.", code="no_such_tile")
    kept = tile_path(version, z, x, y)
    try:
        return kept.read_bytes()
    except FileNotFoundError:
        pass
    city_id = City.objects.filter(version=version).values_list("pk", flat=True).first()
    if city_id is None:
        raise NotFound("There is no map of this version; ask /api/v1/me for the current one.", code="no_such_map")
    made = _make(city_id, z, x, y)
    _keep(kept, made)
    return made


def tile_path(version: str, z: int, x: int, y: int) -> Path:
    """Where it is kept: within the folder of its city, and removed with it."""
    return graph_folder(Path(version).name) / f"tiles-{FORMAT}" / str(z) / str(x) / f"{y}.mvt"


def _make(city_id: int, z: int, x: int, y: int) -> bytes:
    slack = EARTH_WIDTH_M / 2**z / PIXELS
    given = {"city": city_id, "z": z, "x": x, "y": y, "slack": slack, "rank": road_rank(z), "kinds": place_kinds(z)}
    with connection.cursor() as cursor:
        cursor.execute(tile_sql(z), given)
        return bytes(cursor.fetchone()[0])


def _keep(path: Path, made: bytes) -> None:
    """Written beside and renamed, so that no reader sees half a tile. A full disk costs speed, not the map."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as beside:
            beside.write(made)
        os.replace(beside.name, path)  # noqa: PTH105
    except OSError:
        return
