from typing import Annotated, NotRequired, TypedDict

from cad.incidents.states import PlaceMethod


class InsideReply(TypedDict):
    """Where behind the door, as it was said."""

    building: NotRequired[str]
    unit: NotRequired[str]
    floor: NotRequired[str]
    room: NotRequired[str]
    note: NotRequired[Annotated[str, "How to go on from there"]]


class FoundReply(TypedDict):
    """One place that the text or the point may mean, WGS-84."""

    id: str
    kind: Annotated[str, PlaceMethod]
    label: str
    label_en: NotRequired[str]
    detail: str
    lon: float
    lat: float
    confidence: Annotated[float, "0 to 1"]
    match: Annotated[str, "How it was found"]
    category: Annotated[str, "The map's own word for a place: hospital, km_post, district"]
    district: str
    subdistrict: str
    rival: Annotated[bool, "Another result means as much; the caller must be asked which"]
    apart: NotRequired[Annotated[str, "What tells this rival from the others"]]
    premise: NotRequired[Annotated[int, "Key of the centre's own record of it"]]
    code: NotRequired[Annotated[str, "What is written on it: AED-0001, a premise's code"]]
    inside: NotRequired[InsideReply]
    distance_m: NotRequired[Annotated[float, "From the point that was asked about"]]
    drive_s: NotRequired[Annotated[float, "Of a station_area: seconds by road, with lights, to the point"]]
    source: NotRequired[Annotated[str, "Who says so, where it is not the city's own map; not checked by anybody"]]


class PlacesReply(TypedDict):
    results: list[FoundReply]
    notice: NotRequired[Annotated[str, "Why nothing was found: nothing_to_search, not_found, coordinates_failed_fix…"]]


class SecondPlacesReply(TypedDict):
    """What the second source means by a text. It never fails: what went wrong is the notice."""

    results: list[FoundReply]
    source: Annotated[str, "nominatim, photon, amap; empty while there is none"]
    notice: NotRequired[
        Annotated[
            str,
            "second_off, second_paused, second_late, second_failed, second_busy, nothing_to_search, not_found,"
            " outside_city",
        ]
    ]


class CityReply(TypedDict):
    """What a screen needs to draw the city, degrees WGS-84."""

    name: str
    bbox: Annotated[tuple[float, float, float, float], "West, south, east, north"]
    centre: Annotated[tuple[float, float], "Longitude, latitude"]
    tiles: Annotated[str, "Address of the vector tiles, with {z}, {x}, {y}"]
    version: str
