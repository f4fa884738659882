from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.seats.events import seat_payload
from cad.seats.replies import SeatReply
from cad.seats.services import seat_leave, seat_set, seat_take
from cad.seats.states import SAID, AwayReason
from core.api.views import ServiceView, entity


class SeatStateIn(serializers.Serializer):
    state = serializers.ChoiceField(choices=SAID)
    reason = serializers.ChoiceField(choices=AwayReason.choices, required=False, help_text="When away")


class SeatTakeApi(ServiceView):
    @extend_schema(operation_id="seat_take", request=None, responses=SeatReply)
    def post(self, request: Request, seat_id: int) -> Response:
        return entity(seat_payload(seat_take(self.actor, seat_id=seat_id)))


class SeatLeaveApi(ServiceView):
    @extend_schema(operation_id="seat_leave", request=None, responses=SeatReply)
    def post(self, request: Request, seat_id: int) -> Response:
        return entity(seat_payload(seat_leave(self.actor, seat_id=seat_id)))


class SeatStateApi(ServiceView):
    @extend_schema(operation_id="seat_set", request=SeatStateIn, responses=SeatReply)
    def post(self, request: Request, seat_id: int) -> Response:
        return entity(seat_payload(seat_set(self.actor, seat_id=seat_id, **self.body(SeatStateIn))))
