from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.calls.callers import call_caller_set
from cad.calls.events import call_payload
from cad.calls.interpreters import call_interpreter_note
from cad.calls.lost import call_abandon, call_callback_add, call_line_lost
from cad.calls.rejoining import call_rejoin
from cad.calls.replies import CallReply
from cad.calls.selectors import access_call
from cad.calls.services import call_attach, call_end, call_register
from cad.calls.states import CallbackResult, CallerCondition, CallOutcome, CallSource, InterpreterStep
from cad.calls.taking import call_answer, call_next, call_park
from core.api.fields import MomentField
from core.api.views import ServiceView, entity, made


class CallIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    number = serializers.CharField(max_length=40, allow_blank=True, default="")
    line = serializers.CharField(max_length=40, allow_blank=True, default="")
    source = serializers.ChoiceField(choices=CallSource.choices)  # type: ignore[assignment]
    rang_at = MomentField(required=False)
    drill = serializers.BooleanField(default=False)


class CallNextIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    park = serializers.BooleanField(default=False, help_text="Park the calls in hand; without it having one is refused")


class LineGoneIn(serializers.Serializer):
    occurred_at = MomentField(required=False)


class CallEndIn(serializers.Serializer):
    outcome = serializers.ChoiceField(choices=CallOutcome.choices)
    note = serializers.CharField(max_length=2000, allow_blank=True, default="")


class CallAttachIn(serializers.Serializer):
    incident = serializers.IntegerField(min_value=1)


class CallerIn(serializers.Serializer):
    conditions = serializers.ListField(
        child=serializers.ChoiceField(choices=CallerCondition.choices), max_length=len(CallerCondition)
    )
    spoken = serializers.CharField(max_length=40, allow_blank=True, default="")


class CallbackIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    result = serializers.ChoiceField(choices=CallbackResult.choices)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class InterpreterIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    step = serializers.ChoiceField(choices=InterpreterStep.choices)
    language = serializers.CharField(
        max_length=40, allow_blank=True, default="", help_text="When one is asked for; without it the caller's"
    )
    number = serializers.CharField(max_length=40, allow_blank=True, default="", help_text="That is rung for it")


class CallRegisterApi(ServiceView):
    @extend_schema(operation_id="call_register", request=CallIn, responses=made(CallReply))
    def post(self, request: Request) -> Response:
        call, created = call_register(self.actor, **self.body(CallIn))
        return entity(call_payload(call), created=created)


class CallApi(ServiceView):
    @extend_schema(operation_id="call_get", responses=CallReply)
    def get(self, request: Request, call_id: int) -> Response:
        return entity(call_payload(access_call(self.actor, call_id)))


class CallAnswerApi(ServiceView):
    @extend_schema(operation_id="call_answer", request=None, responses=CallReply)
    def post(self, request: Request, call_id: int) -> Response:
        return entity(call_payload(call_answer(self.actor, call_id=call_id)))


class CallNextApi(ServiceView):
    @extend_schema(operation_id="call_next", request=CallNextIn, responses=made(CallReply))
    def post(self, request: Request) -> Response:
        call, created = call_next(self.actor, **self.body(CallNextIn))
        return entity(call_payload(call), created=created)


class CallParkApi(ServiceView):
    @extend_schema(operation_id="call_park", request=None, responses=CallReply)
    def post(self, request: Request, call_id: int) -> Response:
        return entity(call_payload(call_park(self.actor, call_id=call_id)))


class CallAbandonApi(ServiceView):
    @extend_schema(operation_id="call_abandon", request=LineGoneIn, responses=CallReply)
    def post(self, request: Request, call_id: int) -> Response:
        return entity(call_payload(call_abandon(self.actor, call_id=call_id, **self.body(LineGoneIn))))


class CallLineLostApi(ServiceView):
    @extend_schema(operation_id="call_line_lost", request=LineGoneIn, responses=CallReply)
    def post(self, request: Request, call_id: int) -> Response:
        return entity(call_payload(call_line_lost(self.actor, call_id=call_id, **self.body(LineGoneIn))))


class CallRejoinApi(ServiceView):
    @extend_schema(operation_id="call_rejoin", request=None, responses=CallReply)
    def post(self, request: Request, call_id: int) -> Response:
        return entity(call_payload(call_rejoin(self.actor, call_id=call_id)))


class CallEndApi(ServiceView):
    @extend_schema(operation_id="call_end", request=CallEndIn, responses=CallReply)
    def post(self, request: Request, call_id: int) -> Response:
        return entity(call_payload(call_end(self.actor, call_id=call_id, **self.body(CallEndIn))))


class CallAttachApi(ServiceView):
    @extend_schema(operation_id="call_attach", request=CallAttachIn, responses=CallReply)
    def post(self, request: Request, call_id: int) -> Response:
        call = call_attach(self.actor, call_id=call_id, incident_id=self.body(CallAttachIn)["incident"])
        return entity(call_payload(call))


class CallerApi(ServiceView):
    @extend_schema(operation_id="call_caller_set", request=CallerIn, responses=CallReply)
    def post(self, request: Request, call_id: int) -> Response:
        return entity(call_payload(call_caller_set(self.actor, call_id=call_id, **self.body(CallerIn))))


class CallbackApi(ServiceView):
    @extend_schema(operation_id="call_callback_add", request=CallbackIn, responses=made(CallReply))
    def post(self, request: Request, call_id: int) -> Response:
        call, created = call_callback_add(self.actor, call_id=call_id, **self.body(CallbackIn))
        return entity(call_payload(call), created=created)


class InterpreterApi(ServiceView):
    @extend_schema(operation_id="call_interpreter_note", request=InterpreterIn, responses=made(CallReply))
    def post(self, request: Request, call_id: int) -> Response:
        call, created = call_interpreter_note(self.actor, call_id=call_id, **self.body(InterpreterIn))
        return entity(call_payload(call), created=created)
