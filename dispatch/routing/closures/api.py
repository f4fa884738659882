from datetime import timedelta

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.actors import require
from core.api.fields import MomentField
from core.api.views import IF_MATCH, ServiceView, entity, expected_version, made
from core.coordinates import Datum
from dispatch.routing.closures.events import closure_payload
from dispatch.routing.closures.permissions import may_see_closures
from dispatch.routing.closures.replies import ClosureReply, ClosuresReply
from dispatch.routing.closures.selectors import access_closure, closures_shown
from dispatch.routing.closures.services import closure_change, closure_end, closure_open
from dispatch.routing.closures.shapes import AREA, LINE
from dispatch.routing.models import Closure


class ShapeIn(serializers.Serializer):
    type = serializers.ChoiceField(choices=[LINE, AREA])
    coordinates = serializers.ListField(help_text="As in GeoJSON: corners of a line, or rings of an area")


class ClosureChangeIn(serializers.Serializer):
    kind = serializers.ChoiceField(choices=Closure.Kind.choices, required=False)
    speed_kmh = serializers.IntegerField(min_value=1, max_value=130, required=False, allow_null=True)
    direction = serializers.ChoiceField(choices=Closure.Direction.choices, required=False)
    shape = ShapeIn(required=False)
    datum = serializers.ChoiceField(choices=[(datum.value, datum.name) for datum in Datum], required=False)
    reason = serializers.CharField(max_length=300, required=False)
    from_at = MomentField(required=False)
    to_at = MomentField(required=False, allow_null=True)

    def validate(self, given: dict[str, object]) -> dict[str, object]:
        if "shape" in given and "datum" not in given:
            raise serializers.ValidationError({"datum": ["Say which datum the shape is in."]})
        return given


class ClosureOpenIn(ClosureChangeIn):
    client_uuid = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Closure.Kind.choices)
    shape = ShapeIn()
    datum = serializers.ChoiceField(choices=[(datum.value, datum.name) for datum in Datum])
    reason = serializers.CharField(max_length=300)


class ClosureEndIn(serializers.Serializer):
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")


class ClosureListIn(serializers.Serializer):
    ended_within_h = serializers.IntegerField(min_value=0, max_value=24 * 31, default=0)


class ClosuresApi(ServiceView):
    @extend_schema(operation_id="closure_list", parameters=[ClosureListIn], responses=ClosuresReply)
    def get(self, request: Request) -> Response:
        require(may_see_closures, self.actor)
        ended_within = timedelta(hours=self.query(ClosureListIn)["ended_within_h"])
        shown = closures_shown(self.actor.centre_id or 0, ended_within)
        reply: ClosuresReply = {"closures": [closure_payload(closure) for closure in shown]}
        return Response(reply)

    @extend_schema(operation_id="closure_open", request=ClosureOpenIn, responses=made(ClosureReply))
    def post(self, request: Request) -> Response:
        body = self.body(ClosureOpenIn)
        closure, created = closure_open(self.actor, client_uuid=body.pop("client_uuid"), body=body)
        return entity(closure_payload(closure), created=created)


class ClosureApi(ServiceView):
    @extend_schema(operation_id="closure_get", responses=ClosureReply)
    def get(self, request: Request, closure_id: int) -> Response:
        return entity(closure_payload(access_closure(self.actor, closure_id)))

    @extend_schema(
        operation_id="closure_change", request=ClosureChangeIn, responses=ClosureReply, parameters=[IF_MATCH]
    )
    def patch(self, request: Request, closure_id: int) -> Response:
        closure = closure_change(
            self.actor,
            closure_id=closure_id,
            version=expected_version(request),
            changes=self.body(ClosureChangeIn),
        )
        return entity(closure_payload(closure))


class ClosureEndApi(ServiceView):
    @extend_schema(operation_id="closure_end", request=ClosureEndIn, responses=ClosureReply)
    def post(self, request: Request, closure_id: int) -> Response:
        closure = closure_end(self.actor, closure_id=closure_id, **self.body(ClosureEndIn))
        return entity(closure_payload(closure))
