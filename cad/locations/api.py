from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.locations.aml import BadAml, aml_parse
from cad.locations.events import location_payload
from cad.locations.kinds import LocationMethod, LocationSource
from cad.locations.replies import CallerLocationReply, CallerLocationsReply
from cad.locations.selectors import locations_of_call
from cad.locations.services import Report, location_report
from core.api.fields import MomentField
from core.api.views import ServiceView, entity, made
from core.coordinates import Datum
from core.errors import Invalid


class LocationIn(serializers.Serializer):
    """A point with its datum, or an address in words, or an AML message as it came."""

    client_uuid = serializers.UUIDField()
    call = serializers.IntegerField(min_value=1, required=False)
    number = serializers.CharField(max_length=40, allow_blank=True, default="")
    source = serializers.ChoiceField(choices=LocationSource.choices)  # type: ignore[assignment]
    method = serializers.ChoiceField(choices=LocationMethod.choices, default=LocationMethod.UNKNOWN)
    lon = serializers.FloatField(required=False)
    lat = serializers.FloatField(required=False)
    datum = serializers.ChoiceField(choices=[(datum.value, datum.name) for datum in Datum], required=False)
    radius_m = serializers.FloatField(min_value=0, max_value=1_000_000, required=False)
    confidence = serializers.IntegerField(min_value=0, max_value=100, required=False)
    address = serializers.CharField(max_length=300, allow_blank=True, default="")
    fixed_at = MomentField(required=False)
    aml = serializers.CharField(max_length=2000, allow_blank=True, default="")


class LocationReportApi(ServiceView):
    @extend_schema(operation_id="location_report", request=LocationIn, responses=made(CallerLocationReply))
    def post(self, request: Request) -> Response:
        given = self.body(LocationIn)
        row, created = location_report(
            self.actor,
            client_uuid=given.pop("client_uuid"),
            call_id=given.pop("call", None),
            number=given.pop("number"),
            report=_report(given),
        )
        return entity(location_payload(row), created=created)


class CallLocationsApi(ServiceView):
    @extend_schema(operation_id="call_locations", responses=CallerLocationsReply)
    def get(self, request: Request, call_id: int) -> Response:
        return Response({"locations": locations_of_call(self.actor, call_id)})


def _report(given: dict[str, Any]) -> Report:
    aml = given.pop("aml")
    if not aml:
        return Report(**given)
    try:
        fix = aml_parse(aml)
    except BadAml as refusal:
        raise Invalid(str(refusal), code="bad_aml") from refusal
    return Report(
        source=given["source"],
        method=fix.method,
        lon=fix.lon,
        lat=fix.lat,
        datum=Datum.WGS84,
        radius_m=fix.radius_m,
        confidence=fix.confidence,
        fixed_at=fix.fixed_at,
        address=given["address"],
        raw=aml,
        failed=fix.failed,
    )
