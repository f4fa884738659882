from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.actors import require
from core.api.views import ServiceView, entity
from dispatch.automatic.events import run_payload, switch_payload
from dispatch.automatic.permissions import may_switch_automatic
from dispatch.automatic.replies import AutomaticRunReply, AutomaticSwitchReply
from dispatch.automatic.services import automatic_stop, automatic_switch
from dispatch.automatic.states import SWITCHED_LEVELS


class SwitchIn(serializers.Serializer):
    level = serializers.ChoiceField(choices=[level.value for level in SWITCHED_LEVELS])
    on = serializers.BooleanField()


class AutomaticSwitchApi(ServiceView):
    @extend_schema(operation_id="automatic_switch", request=SwitchIn, responses=AutomaticSwitchReply)
    def post(self, request: Request) -> Response:
        require(may_switch_automatic, self.actor)
        switch = automatic_switch(self.actor, centre_id=self.actor.centre_id or 0, **self.body(SwitchIn))
        return entity(switch_payload(switch))


class AutomaticStopApi(ServiceView):
    @extend_schema(operation_id="automatic_stop", request=None, responses=AutomaticRunReply)
    def post(self, request: Request, run_id: int) -> Response:
        return entity(run_payload(automatic_stop(self.actor, run_id=run_id)))
