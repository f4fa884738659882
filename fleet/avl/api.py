from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.actors import require
from core.api.views import ServiceView
from core.errors import DomainError
from fleet.avl.fixes import Fix, fix_of
from fleet.avl.permissions import may_report_position
from fleet.avl.replies import PositionsReply, RefusedPositionReply
from fleet.avl.selectors import area_of
from fleet.avl.services import positions_store

AT_ONCE = 1_000


class PositionsIn(serializers.Serializer):
    positions = serializers.ListField(child=serializers.DictField(), allow_empty=False, max_length=AT_ONCE)


class CrewPositionsApi(ServiceView):
    """What a tablet gathered without a signal. Each report is judged by itself, so that a bad one holds up no other."""

    @extend_schema(operation_id="crew_positions", request=PositionsIn, responses=PositionsReply)
    def post(self, request: Request) -> Response:
        require(may_report_position, self.actor)
        unit_id, area = self.actor.unit_id or 0, area_of(self.actor.centre_id or 0)
        fixes: list[Fix] = []
        refused: list[RefusedPositionReply] = []
        for index, report in enumerate(self.body(PositionsIn)["positions"]):
            try:
                fixes.append(fix_of(unit_id, report, clock.now(), area))
            except DomainError as refusal:
                refused.append({"index": index, "code": refusal.code, "detail": refusal.detail})
        stored = positions_store(self.actor, fixes)
        reply: PositionsReply = {"accepted": len(fixes), "stored": stored, "refused": refused}
        return Response(reply)
