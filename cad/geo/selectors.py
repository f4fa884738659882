"""Which city is served, and what others may know of it."""

from functools import lru_cache
from pathlib import Path

from cad.geo.graph.folder import graph_folder, sketch_name
from cad.geo.graph.modes import LIGHTS, Mode
from cad.geo.models import City
from cad.geo.replies import CityReply
from cad.geo.tiles.layers import FORMAT
from core.reading import marks


def city_active() -> City | None:
    """The current city, or None before the first import. Shared: not for writing.

    Asked with every letter that a call-taker types. So the database is asked only which row it is and which version
    of the row, and the row is read when it is another.
    """
    found = marks("geo_city WHERE active")
    return _read(*found[0]) if found else None


@lru_cache(maxsize=2)
def _read(pk: int, version: str) -> City | None:
    return City.objects.filter(pk=pk).first()


def city_json() -> CityReply | None:
    """What a screen needs to draw it: name, box and centre in degrees WGS-84, where its tiles are."""
    city = city_active()
    if city is None:
        return None
    return {
        "name": city.name,
        "bbox": city.box,
        "centre": (city.centre.x, city.centre.y),
        "tiles": f"/tiles/{city.version}/{{z}}/{{x}}/{{y}}.mvt?f={FORMAT}",
        "version": city.version,
    }


def sketch_path(version: str, mode: Mode = LIGHTS) -> Path:
    """Where the import of this version put the road sketch of a mode (`cad.geo.graph.sketch`)."""
    return graph_folder(version) / sketch_name(mode)
