"""Places by text, places at a point, and the map's tiles."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from cad.geo.aeds import AedsReply, aeds_near
from cad.geo.models import City
from cad.geo.permissions import may_ask_outside
from cad.geo.replies import PlacesReply, SecondPlacesReply
from cad.geo.search.found import Found
from cad.geo.search.normalise import LONGEST
from cad.geo.search.notices import nothing_found
from cad.geo.search.reverse import places_at
from cad.geo.search.service import places_search
from cad.geo.second.service import places_second
from cad.geo.selectors import city_active
from cad.geo.tiles.service import tile
from core.actors import require
from core.api.views import ServiceView
from core.coordinates import BadCoordinates, Datum, LonLat, checked, to_wgs84
from core.errors import Invalid, NotFound, Unavailable

DATUMS = [(datum.value, datum.name) for datum in Datum]
MOST_RESULTS = 50
FOREVER = "public, max-age=31536000, immutable"


class SearchQuery(serializers.Serializer):
    # Text is cut, never refused: a call-taker may paste anything.
    q = serializers.CharField(required=False, default="", allow_blank=True, trim_whitespace=False)
    lon = serializers.FloatField(required=False, help_text="Where the caller may be")
    lat = serializers.FloatField(required=False)
    datum = serializers.ChoiceField(choices=DATUMS, required=False, help_text="Of lon and lat; needed with them")
    limit = serializers.IntegerField(required=False, default=10, min_value=1, max_value=MOST_RESULTS)

    def to_internal_value(self, data: Any) -> Any:
        """Cut before it is checked, and without the NUL that a CharField refuses."""
        given = {key: data[key] for key in data}
        if isinstance(given.get("q"), str):
            given["q"] = given["q"][: LONGEST * 2].replace("\0", " ")
        return super().to_internal_value(given)


class ReverseQuery(serializers.Serializer):
    lon = serializers.FloatField()
    lat = serializers.FloatField()
    datum = serializers.ChoiceField(choices=DATUMS)


class PlacesSearchApi(ServiceView):
    @extend_schema(operation_id="places_search", parameters=[SearchQuery], responses=PlacesReply)
    def get(self, request: Request) -> Response:
        asked = self.query(SearchQuery)
        near = _near(asked)
        found = places_search(_city(), asked["q"], near=near, limit=asked["limit"], centre=self.actor.centre_id)
        return Response(_places(found, None if found else nothing_found(asked["q"])))


class PlacesSecondApi(ServiceView):
    """Apart from the search, which waits for nobody outside."""

    @extend_schema(operation_id="places_second", parameters=[SearchQuery], responses=SecondPlacesReply)
    def get(self, request: Request) -> Response:
        require(may_ask_outside, self.actor)
        asked = self.query(SearchQuery)
        second = places_second(_city(), asked["q"], near=_near(asked), limit=asked["limit"])
        reply: SecondPlacesReply = {"results": [one.as_json() for one in second.results], "source": second.source}
        return Response({**reply, "notice": second.notice} if second.notice else reply)


class PlacesReverseApi(ServiceView):
    @extend_schema(operation_id="places_reverse", parameters=[ReverseQuery], responses=PlacesReply)
    def get(self, request: Request) -> Response:
        asked, city = self.query(ReverseQuery), _city()
        place = _checked(asked["lon"], asked["lat"], city)
        place = to_wgs84(place.lon, place.lat, asked["datum"])
        return Response(_places(places_at(city, place.lon, place.lat, centre=self.actor.centre_id)))


class PlacesAedsApi(ServiceView):
    @extend_schema(operation_id="places_aeds", parameters=[ReverseQuery], responses=AedsReply)
    def get(self, request: Request) -> Response:
        asked, city = self.query(ReverseQuery), city_active()
        place = _checked(asked["lon"], asked["lat"], None)
        place = to_wgs84(place.lon, place.lat, asked["datum"])
        return Response(aeds_near(place.lon, place.lat, centre_id=self.actor.centre_id, city=city))


class TileApi(ServiceView):
    """Open to all: it holds nothing but the public map, and caches may keep it."""

    permission_classes = (AllowAny,)
    authentication_classes = ()

    @extend_schema(
        operation_id="map_tile",
        parameters=[OpenApiParameter(name, OpenApiTypes.INT, OpenApiParameter.PATH) for name in ("z", "x", "y")],
        responses={(200, "application/vnd.mapbox-vector-tile"): OpenApiResponse(OpenApiTypes.BINARY)},
    )
    def get(self, request: Request, version: str, z: str, x: str, y: str) -> HttpResponse:
        made = tile(version, _whole(z), _whole(x), _whole(y))
        return HttpResponse(made, content_type="application/vnd.mapbox-vector-tile", headers={"Cache-Control": FOREVER})


def _places(found: list[Found], notice: str | None = None) -> PlacesReply:
    reply: PlacesReply = {"results": [one.as_json() for one in found]}
    return {**reply, "notice": notice} if notice else reply


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotFound("There is no such tile.", code="no_such_tile")
    return int(text)


def _city() -> City:
    city = city_active()
    if city is None:
        raise Unavailable("No city has been imported yet.", code="no_city")
    return city


def _near(asked: dict[str, Any]) -> tuple[float, float] | None:
    given_parts = {"lon", "lat"} & asked.keys()
    if not given_parts:
        return None
    if len(given_parts) == 1:
        raise Invalid("Give longitude and latitude together, or neither.", code="coordinates_incomplete")
    if "datum" not in asked:
        raise Invalid("Say which datum the coordinates are in.", code="datum_needed")
    given = _checked(asked["lon"], asked["lat"], None)
    place = to_wgs84(given.lon, given.lat, asked["datum"])
    return place.lon, place.lat


def _checked(lon: float, lat: float, city: City | None) -> LonLat:
    try:
        return checked(lon, lat, city.box if city else None)
    except BadCoordinates as refusal:
        raise Invalid(str(refusal), code=refusal.code) from refusal
