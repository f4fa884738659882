"""Which city is served, and what others may know of it."""

from typing import Any

from cad.geo.graph.folder import graph_remove
from cad.geo.models import City


def city_active() -> City | None:
    """The current city, or None before the first import."""
    return City.objects.filter(active=True).first()


def city_payload(city: City) -> dict[str, Any]:
    """What a screen needs to draw it: name, box and centre in degrees WGS-84, where its tiles are."""
    return {
        "name": city.name,
        "bbox": list(city.box),
        "centre": [city.centre.x, city.centre.y],
        "tiles": f"/tiles/{city.version}/{{z}}/{{x}}/{{y}}.mvt",
    }


def city_drop(city: City) -> None:
    """Removes a city that is not current: its rows, graph and tiles."""
    graph_remove(city.version)
    city.delete()
