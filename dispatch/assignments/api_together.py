"""Several assignments changed together: diverted, swapped, offered to several units."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.api.views import ServiceView, entity, made
from dispatch.assignments.api import RankedIn
from dispatch.assignments.diverting import assignment_divert
from dispatch.assignments.events import assignment_payload
from dispatch.assignments.replies import AssignmentReply, OfferedSeveralReply, SwappedReply
from dispatch.assignments.several import assignments_offer_several
from dispatch.assignments.swapping import assignments_swap

MOST_AT_ONCE = 20


class DivertIn(RankedIn):
    incident = serializers.IntegerField(min_value=1)


class SwapIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    other = serializers.IntegerField(min_value=1)


class OfferSeveralIn(RankedIn):
    units = serializers.ListField(
        child=serializers.IntegerField(min_value=1), min_length=1, max_length=MOST_AT_ONCE, allow_empty=False
    )


class AssignmentDivertApi(ServiceView):
    @extend_schema(operation_id="assignment_divert", request=DivertIn, responses=made(AssignmentReply))
    def post(self, request: Request, assignment_id: int) -> Response:
        body = self.body(DivertIn)
        assignment, created = assignment_divert(
            self.actor,
            assignment_id=assignment_id,
            incident_id=body["incident"],
            client_uuid=body["client_uuid"],
            recommendation_id=body.get("recommendation"),
            override_reason=body["override_reason"],
        )
        return entity(assignment_payload(assignment), created=created)


class AssignmentsSwapApi(ServiceView):
    @extend_schema(operation_id="assignments_swap", request=SwapIn, responses=made(SwappedReply))
    def post(self, request: Request, assignment_id: int) -> Response:
        body = self.body(SwapIn)
        assignments, created = assignments_swap(
            self.actor, assignment_id=assignment_id, other_id=body["other"], client_uuid=body["client_uuid"]
        )
        reply: SwappedReply = {"assignments": [assignment_payload(row) for row in assignments]}
        return Response(reply, status=201 if created else 200)


class AssignmentsOfferSeveralApi(ServiceView):
    @extend_schema(
        operation_id="assignments_offer_several", request=OfferSeveralIn, responses=made(OfferedSeveralReply)
    )
    def post(self, request: Request, incident_id: int) -> Response:
        body = self.body(OfferSeveralIn)
        several, created = assignments_offer_several(
            self.actor,
            incident_id=incident_id,
            unit_ids=body["units"],
            client_uuid=body["client_uuid"],
            recommendation_id=body.get("recommendation"),
            override_reason=body["override_reason"],
        )
        reply: OfferedSeveralReply = {
            "offered": [assignment_payload(row) for row in several.offered],
            "refused": [{"code": refusal.code, "params": refusal.params} for refusal in several.refused],
        }
        return Response(reply, status=201 if created else 200)
