from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.actors import require
from core.api.views import IF_MATCH, ServiceView, entity, expected_version
from fleet.units.events import unit_payload
from fleet.units.permissions import may_see_units
from fleet.units.replies import TabletTokenReply, UnitReply, UnitsReply
from fleet.units.selectors import units_of
from fleet.units.services import unit_set_readiness, unit_tablet_bind, unit_tablet_revoke
from fleet.units.states import Readiness


class ReadinessIn(serializers.Serializer):
    readiness = serializers.ChoiceField(choices=Readiness.choices)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")


class UnitsApi(ServiceView):
    @extend_schema(operation_id="unit_list", responses=UnitsReply)
    def get(self, request: Request) -> Response:
        require(may_see_units, self.actor)
        reply: UnitsReply = {"units": [unit_payload(unit) for unit in units_of(self.actor.centre_id or 0)]}
        return Response(reply)


class UnitReadinessApi(ServiceView):
    @extend_schema(operation_id="unit_set_readiness", request=ReadinessIn, responses=UnitReply, parameters=[IF_MATCH])
    def post(self, request: Request, unit_id: int) -> Response:
        body = self.body(ReadinessIn)
        unit = unit_set_readiness(self.actor, unit_id=unit_id, version=expected_version(request), **body)
        return entity(unit_payload(unit))


class UnitTokensApi(ServiceView):
    @extend_schema(operation_id="unit_tablet_bind", request=None, responses={201: TabletTokenReply})
    def post(self, request: Request, unit_id: int) -> Response:
        token, secret = unit_tablet_bind(self.actor, unit_id=unit_id)
        reply: TabletTokenReply = {"id": token.pk, "token": secret, "label": token.label}
        return Response(reply, status=201)


class UnitTokenApi(ServiceView):
    @extend_schema(operation_id="unit_tablet_revoke", responses={204: None})
    def delete(self, request: Request, unit_id: int, token_id: int) -> Response:
        unit_tablet_revoke(self.actor, unit_id=unit_id, token_id=token_id)
        return Response(status=204)
