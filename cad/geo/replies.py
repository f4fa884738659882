from typing import Annotated, NotRequired, TypedDict

from cad.incidents.states import PlaceMethod


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
    distance_m: NotRequired[Annotated[float, "From the point that was asked about"]]


class PlacesReply(TypedDict):
    results: list[FoundReply]


class CityReply(TypedDict):
    """What a screen needs to draw the city, degrees WGS-84."""

    name: str
    bbox: Annotated[tuple[float, float, float, float], "West, south, east, north"]
    centre: Annotated[tuple[float, float], "Longitude, latitude"]
    tiles: Annotated[str, "Address of the vector tiles, with {z}, {x}, {y}"]
    version: str
