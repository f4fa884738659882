"""Which second source there may be, and how each is asked for places within a city. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geopy.geocoders import Nominatim, Photon
from geopy.location import Location

from cad.geo.second.amap import AMap
from cad.geo.second.transport import WholeAnswer
from core.coordinates import Datum

LIMIT = 8
USER_AGENT = "jiuhu"

Box = tuple[float, float, float, float]
"""West, south, east, north, degrees WGS-84."""
Ask = Callable[[str, Box], Sequence[Location] | None]


@dataclass(frozen=True, slots=True)
class Provider:
    """`ask(text, box)` answers with geopy's Locations, whose points are in `datum`; it raises geopy's errors."""

    name: str
    datum: Datum
    ask: Ask


def provider_made(name: str, url: str, key: str, timeout_s: float) -> Provider:
    """Of one of `PROVIDERS`, at an address that may have a path; `key` is for those that want one."""
    parts = urlsplit(url)
    return PROVIDERS[name](
        {
            "scheme": parts.scheme,
            "domain": f"{parts.netloc}{parts.path}",
            "timeout": timeout_s,
            "user_agent": USER_AGENT,
            "adapter_factory": WholeAnswer,
        },
        key,
    )


def _nominatim(options: dict[str, Any], key: str) -> Provider:
    geocoder = Nominatim(**options)

    def ask(text: str, box: Box) -> Any:
        return geocoder.geocode(
            text, exactly_one=False, limit=LIMIT, addressdetails=True, viewbox=_corners(box), bounded=True
        )

    return Provider("nominatim", Datum.WGS84, ask)


def _photon(options: dict[str, Any], key: str) -> Provider:
    geocoder = Photon(**options)

    def ask(text: str, box: Box) -> Any:
        return geocoder.geocode(text, exactly_one=False, limit=LIMIT, bbox=_corners(box))

    return Provider("photon", Datum.WGS84, ask)


def _amap(options: dict[str, Any], key: str) -> Provider:
    geocoder = AMap(**options, api_key=key)
    return Provider("amap", Datum.GCJ02, lambda text, box: geocoder.geocode(text, exactly_one=False))


def _corners(box: Box) -> list[tuple[float, float]]:
    west, south, east, north = box
    return [(south, west), (north, east)]


PROVIDERS: dict[str, Callable[[dict[str, Any], str], Provider]] = {
    "nominatim": _nominatim,
    "photon": _photon,
    "amap": _amap,
}
