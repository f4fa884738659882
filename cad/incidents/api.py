from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.calls.states import CallOutcome
from cad.incidents.co_responses import incident_co_response_tell
from cad.incidents.events import incident_payload
from cad.incidents.opening import incident_open
from cad.incidents.placeless import incident_place_escalate
from cad.incidents.replies import IncidentReply
from cad.incidents.selectors import access_incident
from cad.incidents.services import incident_place_confirm, incident_send_now, incident_update
from cad.incidents.states import HoldReason, Level, PlaceMethod, WelfareResult
from cad.incidents.waiting import incident_close, incident_hold, incident_reopen, incident_wake
from cad.incidents.welfare import incident_welfare_call
from core.api.fields import MomentField
from core.api.views import IF_MATCH, ServiceView, entity, expected_version, made
from core.coordinates import Datum


class IncidentOpenIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()


class IncidentIn(serializers.Serializer):
    complaint = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    callback_number = serializers.CharField(max_length=40, allow_blank=True, required=False)
    patients_count = serializers.IntegerField(min_value=1, max_value=9999, required=False)
    place_detail = serializers.CharField(max_length=500, allow_blank=True, required=False)
    notes = serializers.CharField(max_length=8000, allow_blank=True, required=False)


class PlaceIn(serializers.Serializer):
    lon = serializers.FloatField()
    lat = serializers.FloatField()
    datum = serializers.ChoiceField(choices=[(datum.value, datum.name) for datum in Datum])
    label = serializers.CharField(max_length=300)  # type: ignore[assignment]
    detail = serializers.CharField(max_length=500, allow_blank=True, required=False)
    method = serializers.ChoiceField(choices=PlaceMethod.choices)
    location = serializers.IntegerField(
        min_value=1, required=False, help_text="The caller's location it was taken from"
    )
    premise = serializers.IntegerField(min_value=1, required=False, help_text="The centre's own record of the place")
    read_back = serializers.BooleanField()

    def validate_read_back(self, read_back: bool) -> bool:
        if not read_back:
            raise serializers.ValidationError("Read the place back to the caller before you confirm it.")
        return read_back


class HoldIn(serializers.Serializer):
    reason = serializers.ChoiceField(choices=HoldReason.choices)
    wake_at = MomentField()


class CloseIn(serializers.Serializer):
    outcome = serializers.ChoiceField(choices=CallOutcome.choices)
    reason = serializers.CharField(max_length=500)


class ReasonIn(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class SendNowIn(serializers.Serializer):
    level = serializers.ChoiceField(choices=Level.choices, default=Level.R2)


class CoResponseIn(serializers.Serializer):
    code = serializers.CharField(max_length=30)


class WelfareCallIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    result = serializers.ChoiceField(choices=WelfareResult.choices)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class IncidentOpenApi(ServiceView):
    @extend_schema(operation_id="incident_open", request=IncidentOpenIn, responses=made(IncidentReply))
    def post(self, request: Request, call_id: int) -> Response:
        incident, created = incident_open(self.actor, call_id=call_id, **self.body(IncidentOpenIn))
        return entity(incident_payload(incident), created=created)


class IncidentApi(ServiceView):
    @extend_schema(operation_id="incident_get", responses=IncidentReply)
    def get(self, request: Request, incident_id: int) -> Response:
        return entity(incident_payload(access_incident(self.actor, incident_id)))

    @extend_schema(operation_id="incident_update", request=IncidentIn, responses=IncidentReply, parameters=[IF_MATCH])
    def patch(self, request: Request, incident_id: int) -> Response:
        changes = self.body(IncidentIn)
        incident = incident_update(
            self.actor, incident_id=incident_id, version=expected_version(request), changes=changes
        )
        return entity(incident_payload(incident))


class IncidentPlaceApi(ServiceView):
    @extend_schema(
        operation_id="incident_place_confirm", request=PlaceIn, responses=IncidentReply, parameters=[IF_MATCH]
    )
    def put(self, request: Request, incident_id: int) -> Response:
        place = self.body(PlaceIn)
        del place["read_back"]
        incident = incident_place_confirm(
            self.actor, incident_id=incident_id, version=expected_version(request), **place
        )
        return entity(incident_payload(incident))


class IncidentPlaceEscalateApi(ServiceView):
    @extend_schema(operation_id="incident_place_escalate", request=None, responses=IncidentReply)
    def post(self, request: Request, incident_id: int) -> Response:
        return entity(incident_payload(incident_place_escalate(self.actor, incident_id=incident_id)))


class IncidentSendNowApi(ServiceView):
    @extend_schema(operation_id="incident_send_now", request=SendNowIn, responses=IncidentReply)
    def post(self, request: Request, incident_id: int) -> Response:
        return entity(incident_payload(incident_send_now(self.actor, incident_id=incident_id, **self.body(SendNowIn))))


class IncidentCoResponseApi(ServiceView):
    @extend_schema(operation_id="incident_co_response_tell", request=CoResponseIn, responses=IncidentReply)
    def post(self, request: Request, incident_id: int) -> Response:
        told = incident_co_response_tell(self.actor, incident_id=incident_id, **self.body(CoResponseIn))
        return entity(incident_payload(told))


class IncidentWelfareApi(ServiceView):
    @extend_schema(operation_id="incident_welfare_call", request=WelfareCallIn, responses=made(IncidentReply))
    def post(self, request: Request, incident_id: int) -> Response:
        incident, created = incident_welfare_call(self.actor, incident_id=incident_id, **self.body(WelfareCallIn))
        return entity(incident_payload(incident), created=created)


class IncidentHoldApi(ServiceView):
    @extend_schema(operation_id="incident_hold", request=HoldIn, responses=IncidentReply)
    def post(self, request: Request, incident_id: int) -> Response:
        return entity(incident_payload(incident_hold(self.actor, incident_id=incident_id, **self.body(HoldIn))))


class IncidentWakeApi(ServiceView):
    @extend_schema(operation_id="incident_wake", request=None, responses=IncidentReply)
    def post(self, request: Request, incident_id: int) -> Response:
        return entity(incident_payload(incident_wake(self.actor, incident_id=incident_id)))


class IncidentCloseApi(ServiceView):
    @extend_schema(operation_id="incident_close", request=CloseIn, responses=IncidentReply)
    def post(self, request: Request, incident_id: int) -> Response:
        return entity(incident_payload(incident_close(self.actor, incident_id=incident_id, **self.body(CloseIn))))


class IncidentReopenApi(ServiceView):
    @extend_schema(operation_id="incident_reopen", request=ReasonIn, responses=IncidentReply)
    def post(self, request: Request, incident_id: int) -> Response:
        return entity(incident_payload(incident_reopen(self.actor, incident_id=incident_id, **self.body(ReasonIn))))
