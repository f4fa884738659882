from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.patients.events import patient_payload
from cad.patients.replies import PatientReply
from cad.patients.services import patient_add, patient_describe, patient_restore, patient_take_back
from core.api.views import IF_MATCH, ServiceView, entity, expected_version, made


class PatientAddIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    description = serializers.CharField(max_length=200, allow_blank=True, default="")


class PatientIn(serializers.Serializer):
    description = serializers.CharField(max_length=200, allow_blank=True)


class PatientReasonIn(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class PatientAddApi(ServiceView):
    @extend_schema(operation_id="patient_add", request=PatientAddIn, responses=made(PatientReply))
    def post(self, request: Request, incident_id: int) -> Response:
        patient, created = patient_add(self.actor, incident_id=incident_id, **self.body(PatientAddIn))
        return entity(patient_payload(patient), created=created)


class PatientApi(ServiceView):
    @extend_schema(operation_id="patient_describe", request=PatientIn, responses=PatientReply, parameters=[IF_MATCH])
    def patch(self, request: Request, patient_id: int) -> Response:
        changed = self.body(PatientIn)
        patient = patient_describe(self.actor, patient_id=patient_id, version=expected_version(request), **changed)
        return entity(patient_payload(patient))


class PatientTakeBackApi(ServiceView):
    @extend_schema(operation_id="patient_take_back", request=PatientReasonIn, responses=PatientReply)
    def post(self, request: Request, patient_id: int) -> Response:
        patient = patient_take_back(self.actor, patient_id=patient_id, **self.body(PatientReasonIn))
        return entity(patient_payload(patient))


class PatientRestoreApi(ServiceView):
    @extend_schema(operation_id="patient_restore", request=PatientReasonIn, responses=PatientReply)
    def post(self, request: Request, patient_id: int) -> Response:
        patient = patient_restore(self.actor, patient_id=patient_id, **self.body(PatientReasonIn))
        return entity(patient_payload(patient))
