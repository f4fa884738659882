from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.geo.graph.modes import LIGHTS, MODES
from core.api.views import ServiceView
from dispatch.routing.isochrones.replies import IsochroneReply
from dispatch.routing.isochrones.selectors import station_isochrone

MOST_AREAS, LONGEST_MIN = 5, 60


class IsochroneIn(serializers.Serializer):
    minutes = serializers.RegexField(
        r"^\d{1,2}(,\d{1,2})*$", default="5,10,15", help_text=f"At most {MOST_AREAS} numbers of 1 to {LONGEST_MIN}"
    )
    mode = serializers.ChoiceField(choices=MODES, default=LIGHTS)

    def validate_minutes(self, text: str) -> tuple[int, ...]:
        minutes = tuple(sorted({int(part) for part in text.split(",")}))
        if len(minutes) > MOST_AREAS or not all(1 <= within <= LONGEST_MIN for within in minutes):
            raise serializers.ValidationError(f"At most {MOST_AREAS} numbers of 1 to {LONGEST_MIN}.")
        return minutes


class StationIsochroneApi(ServiceView):
    @extend_schema(operation_id="station_isochrone", parameters=[IsochroneIn], responses=IsochroneReply)
    def get(self, request: Request, station_id: int) -> Response:
        return Response(station_isochrone(self.actor, station_id=station_id, **self.query(IsochroneIn)))
