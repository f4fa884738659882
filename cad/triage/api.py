from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.incidents.states import Level
from cad.triage.arrest import triage_compressions_begin
from cad.triage.events import triage_payload
from cad.triage.language import triage_language_set
from cad.triage.permissions import may_see_protocol
from cad.triage.replies import ProtocolReply, TriageReply
from cad.triage.screens import protocol_json
from cad.triage.selectors import access_triage, protocol_active, version_get
from cad.triage.services import (
    triage_answer,
    triage_choose_card,
    triage_complete,
    triage_instruction_give,
    triage_override,
)
from cad.triage.starting import triage_start
from cad.triage.states import Language
from core.actors import require
from core.api.views import IF_MATCH, ServiceView, entity, expected_version, made


class TriageStartIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    language = serializers.ChoiceField(choices=Language.choices, default=Language.ZH)
    patient = serializers.IntegerField(
        min_value=1, required=False, allow_null=True, help_text="Without one the incident's first patient"
    )
    again = serializers.BooleanField(
        default=False, help_text="A call back: complete the patient's open session, if there is one, and start from it"
    )


@extend_schema_field({"oneOf": [{"type": "string", "maxLength": 2000}, {"type": "number"}]})
class AnswerValue(serializers.Field):
    """A choice or text as a string, a number as a number; whether it fits is the protocol's to say."""

    def to_internal_value(self, data: Any) -> str | float:
        if isinstance(data, bool) or not isinstance(data, str | int | float):
            raise serializers.ValidationError("An answer is a text or a number.")
        if isinstance(data, str) and len(data) > 2000:
            raise serializers.ValidationError("At most 2000 characters.")
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class TriageAnswerIn(serializers.Serializer):
    fact = serializers.CharField(max_length=60)
    value = AnswerValue()
    words = serializers.CharField(max_length=2000, allow_blank=True, default="")
    reason = serializers.CharField(max_length=500, allow_blank=True, default="")


class TriageLanguageIn(serializers.Serializer):
    language = serializers.ChoiceField(choices=Language.choices)


class TriageCardIn(serializers.Serializer):
    card = serializers.CharField(max_length=20)


class TriageOverrideIn(serializers.Serializer):
    level = serializers.ChoiceField(choices=Level.choices)
    reason = serializers.CharField(max_length=500)


class TriageInstructionIn(serializers.Serializer):
    code = serializers.CharField(max_length=40)


class ProtocolIn(serializers.Serializer):
    version = serializers.IntegerField(
        min_value=1, max_value=2**31, required=False, help_text="Of a session that began under another one"
    )


class ProtocolApi(ServiceView):
    @extend_schema(operation_id="triage_protocol", parameters=[ProtocolIn], responses=ProtocolReply)
    def get(self, request: Request) -> Response:
        require(may_see_protocol, self.actor)
        wanted = self.query(ProtocolIn).get("version")
        return Response(protocol_json(protocol_active() if wanted is None else version_get(wanted)))


class TriageStartApi(ServiceView):
    @extend_schema(operation_id="triage_start", request=TriageStartIn, responses=made(TriageReply))
    def post(self, request: Request, incident_id: int) -> Response:
        wanted = self.body(TriageStartIn)
        patient_id = wanted.pop("patient", None)
        session, created = triage_start(self.actor, incident_id=incident_id, patient_id=patient_id, **wanted)
        return entity(triage_payload(session), created=created)


class TriageApi(ServiceView):
    @extend_schema(operation_id="triage_get", responses=TriageReply)
    def get(self, request: Request, session_id: int) -> Response:
        return entity(triage_payload(access_triage(self.actor, session_id)))


class TriageAnswerApi(ServiceView):
    @extend_schema(operation_id="triage_answer", request=TriageAnswerIn, responses=TriageReply, parameters=[IF_MATCH])
    def post(self, request: Request, session_id: int) -> Response:
        answer = self.body(TriageAnswerIn)
        session = triage_answer(self.actor, session_id=session_id, version=expected_version(request), **answer)
        return entity(triage_payload(session))


class TriageLanguageApi(ServiceView):
    @extend_schema(operation_id="triage_language_set", request=TriageLanguageIn, responses=TriageReply)
    def post(self, request: Request, session_id: int) -> Response:
        chosen = self.body(TriageLanguageIn)
        session = triage_language_set(self.actor, session_id=session_id, **chosen)
        return entity(triage_payload(session))


class TriageCardApi(ServiceView):
    @extend_schema(operation_id="triage_choose_card", request=TriageCardIn, responses=TriageReply)
    def post(self, request: Request, session_id: int) -> Response:
        chosen = self.body(TriageCardIn)
        session = triage_choose_card(self.actor, session_id=session_id, version=version_if_sent(request), **chosen)
        return entity(triage_payload(session))


class TriageOverrideApi(ServiceView):
    @extend_schema(operation_id="triage_override", request=TriageOverrideIn, responses=TriageReply)
    def post(self, request: Request, session_id: int) -> Response:
        wanted = self.body(TriageOverrideIn)
        session = triage_override(self.actor, session_id=session_id, version=version_if_sent(request), **wanted)
        return entity(triage_payload(session))


class TriageInstructionApi(ServiceView):
    @extend_schema(operation_id="triage_instruction_give", request=TriageInstructionIn, responses=TriageReply)
    def post(self, request: Request, session_id: int) -> Response:
        given = self.body(TriageInstructionIn)
        session = triage_instruction_give(self.actor, session_id=session_id, version=version_if_sent(request), **given)
        return entity(triage_payload(session))


class TriageCompressionsApi(ServiceView):
    @extend_schema(operation_id="triage_compressions_begin", request=None, responses=TriageReply)
    def post(self, request: Request, session_id: int) -> Response:
        session = triage_compressions_begin(self.actor, session_id=session_id, version=version_if_sent(request))
        return entity(triage_payload(session))


class TriageCompleteApi(ServiceView):
    @extend_schema(operation_id="triage_complete", request=None, responses=TriageReply)
    def post(self, request: Request, session_id: int) -> Response:
        session = triage_complete(self.actor, session_id=session_id, version=version_if_sent(request))
        return entity(triage_payload(session))


def version_if_sent(request: Request) -> int | None:
    """Acts that add to what stands do not need the version; where it is sent, it is checked."""
    return expected_version(request) if request.headers.get("If-Match") else None
