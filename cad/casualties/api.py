from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.casualties.events import mass_casualty_payload
from cad.casualties.models import GRADES
from cad.casualties.permissions import may_see_sieve
from cad.casualties.replies import MassCasualtyReply, SieveReply, SieveStepReply
from cad.casualties.services import (
    casualty_sieve,
    mass_casualty_declare,
    mass_casualty_dismiss,
    mass_casualty_end,
    mass_casualty_grade,
)
from cad.casualties.sieve import Answer, steps_for
from cad.casualties.states import Remains
from cad.patients.events import patient_payload
from cad.patients.replies import PatientReply
from core.actors import require
from core.api.views import ServiceView, entity, made

ANSWERS = [(answer.value, answer.value) for answer in Answer]


class MassCasualtyReasonIn(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class MassCasualtyEndIn(serializers.Serializer):
    reason = serializers.CharField(max_length=500)
    remains = serializers.ChoiceField(choices=Remains.choices)


class MassCasualtyGradeIn(serializers.Serializer):
    grade = serializers.ChoiceField(choices=GRADES)
    reason = serializers.CharField(max_length=500, allow_blank=True, default="")


class CasualtyIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    answers = serializers.DictField(child=serializers.ChoiceField(choices=ANSWERS))
    child = serializers.BooleanField(default=False)
    patient = serializers.IntegerField(
        min_value=1, required=False, allow_null=True, help_text="Without one it is one more patient"
    )
    description = serializers.CharField(max_length=200, allow_blank=True, default="")


class SieveApi(ServiceView):
    @extend_schema(operation_id="casualty_questions", responses=SieveReply)
    def get(self, request: Request) -> Response:
        require(may_see_sieve, self.actor)
        return Response({"adult": _steps(child=False), "child": _steps(child=True)})


class MassCasualtyApi(ServiceView):
    @extend_schema(operation_id="mass_casualty_declare", request=MassCasualtyReasonIn, responses=MassCasualtyReply)
    def post(self, request: Request, incident_id: int) -> Response:
        mass = mass_casualty_declare(self.actor, incident_id=incident_id, **self.body(MassCasualtyReasonIn))
        return entity(mass_casualty_payload(mass))


class MassCasualtyDismissApi(ServiceView):
    @extend_schema(operation_id="mass_casualty_dismiss", request=MassCasualtyReasonIn, responses=MassCasualtyReply)
    def post(self, request: Request, incident_id: int) -> Response:
        mass = mass_casualty_dismiss(self.actor, incident_id=incident_id, **self.body(MassCasualtyReasonIn))
        return entity(mass_casualty_payload(mass))


class MassCasualtyEndApi(ServiceView):
    @extend_schema(operation_id="mass_casualty_end", request=MassCasualtyEndIn, responses=MassCasualtyReply)
    def post(self, request: Request, incident_id: int) -> Response:
        mass = mass_casualty_end(self.actor, incident_id=incident_id, **self.body(MassCasualtyEndIn))
        return entity(mass_casualty_payload(mass))


class MassCasualtyGradeApi(ServiceView):
    @extend_schema(operation_id="mass_casualty_grade", request=MassCasualtyGradeIn, responses=MassCasualtyReply)
    def post(self, request: Request, incident_id: int) -> Response:
        mass = mass_casualty_grade(self.actor, incident_id=incident_id, **self.body(MassCasualtyGradeIn))
        return entity(mass_casualty_payload(mass))


class CasualtyApi(ServiceView):
    @extend_schema(operation_id="casualty_sieve", request=CasualtyIn, responses=made(PatientReply))
    def post(self, request: Request, incident_id: int) -> Response:
        said = self.body(CasualtyIn)
        patient_id = said.pop("patient", None)
        patient, created = casualty_sieve(self.actor, incident_id=incident_id, patient_id=patient_id, **said)
        return entity(patient_payload(patient), created=created)


def _steps(*, child: bool) -> list[SieveStepReply]:
    return [
        {"key": s.key, "zh": s.zh, "en": s.en, "yes": str(s.yes), "no": str(s.no), "unknown": str(s.unknown)}
        for s in steps_for(child=child)
    ]
