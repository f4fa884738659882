from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.patients.events import patient_payload
from cad.patients.replies import PatientReply
from core.api.fields import MomentField
from core.api.views import ServiceView, entity, made
from dispatch.assignments.answering import assignment_accept, assignment_decline, assignment_note_receipt
from dispatch.assignments.casualties import COLOURS, assignment_casualty_mark
from dispatch.assignments.claim import assignment_offer
from dispatch.assignments.events import assignment_payload
from dispatch.assignments.replies import AssignmentReply
from dispatch.assignments.stages import assignment_abort, assignment_correct_time, assignment_report_stage
from dispatch.assignments.states import REPORTED, STAGE_ORDER, AbortReason, ClearReason, DeclineReason


class RankedIn(serializers.Serializer):
    """A choice, with the ranking that it was made from; another unit than its first takes a reason."""

    client_uuid = serializers.UUIDField()
    recommendation = serializers.IntegerField(min_value=1, required=False, allow_null=True)
    override_reason = serializers.CharField(max_length=500, allow_blank=True, default="")


class OfferIn(RankedIn):
    unit = serializers.IntegerField(min_value=1)


class ReceiptIn(serializers.Serializer):
    at = MomentField(required=False)


class AcceptIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    at = MomentField(required=False)


class DeclineIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    reason = serializers.ChoiceField(choices=DeclineReason.choices)


class AbortIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    reason = serializers.ChoiceField(choices=AbortReason.choices)


class StageIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    stage = serializers.ChoiceField(choices=[stage.value for stage in REPORTED])
    occurred_at = MomentField(required=False)
    reason = serializers.ChoiceField(choices=ClearReason.choices, required=False)
    hospital = serializers.IntegerField(min_value=1, required=False, allow_null=True)


class CorrectionIn(serializers.Serializer):
    stage = serializers.ChoiceField(choices=list(STAGE_ORDER))
    occurred_at = MomentField()
    reason = serializers.CharField(max_length=300)


class CasualtyMarkIn(serializers.Serializer):
    client_uuid = serializers.UUIDField()
    colour = serializers.ChoiceField(choices=[colour.value for colour in COLOURS])
    patient = serializers.IntegerField(
        min_value=1, required=False, allow_null=True, help_text="Without one it is one more patient"
    )
    description = serializers.CharField(max_length=200, allow_blank=True, default="")
    occurred_at = MomentField(required=False)


class AssignmentOfferApi(ServiceView):
    @extend_schema(operation_id="assignment_offer", request=OfferIn, responses=made(AssignmentReply))
    def post(self, request: Request, incident_id: int) -> Response:
        body = self.body(OfferIn)
        assignment, created = assignment_offer(
            self.actor,
            incident_id=incident_id,
            unit_id=body["unit"],
            client_uuid=body["client_uuid"],
            recommendation_id=body.get("recommendation"),
            override_reason=body["override_reason"],
        )
        return entity(assignment_payload(assignment), created=created)


class AssignmentReceiptApi(ServiceView):
    stage = ""

    @extend_schema(request=ReceiptIn, responses=AssignmentReply)
    def post(self, request: Request, assignment_id: int) -> Response:
        assignment = assignment_note_receipt(
            self.actor, assignment_id=assignment_id, stage=self.stage, occurred_at=self.body(ReceiptIn).get("at")
        )
        return entity(assignment_payload(assignment))


class AssignmentAcceptApi(ServiceView):
    @extend_schema(operation_id="assignment_accept", request=AcceptIn, responses=AssignmentReply)
    def post(self, request: Request, assignment_id: int) -> Response:
        body = self.body(AcceptIn)
        assignment, _ = assignment_accept(
            self.actor, assignment_id=assignment_id, client_uuid=body["client_uuid"], occurred_at=body.get("at")
        )
        return entity(assignment_payload(assignment))


class AssignmentDeclineApi(ServiceView):
    @extend_schema(operation_id="assignment_decline", request=DeclineIn, responses=AssignmentReply)
    def post(self, request: Request, assignment_id: int) -> Response:
        assignment, _ = assignment_decline(self.actor, assignment_id=assignment_id, **self.body(DeclineIn))
        return entity(assignment_payload(assignment))


class AssignmentAbortApi(ServiceView):
    @extend_schema(operation_id="assignment_abort", request=AbortIn, responses=AssignmentReply)
    def post(self, request: Request, assignment_id: int) -> Response:
        assignment, _ = assignment_abort(self.actor, assignment_id=assignment_id, **self.body(AbortIn))
        return entity(assignment_payload(assignment))


class AssignmentStageApi(ServiceView):
    @extend_schema(operation_id="assignment_report_stage", request=StageIn, responses=AssignmentReply)
    def post(self, request: Request, assignment_id: int) -> Response:
        body = self.body(StageIn)
        body["hospital_id"] = body.pop("hospital", None)
        assignment, _ = assignment_report_stage(self.actor, assignment_id=assignment_id, **body)
        return entity(assignment_payload(assignment))


class AssignmentCorrectionApi(ServiceView):
    @extend_schema(operation_id="assignment_correct_time", request=CorrectionIn, responses=AssignmentReply)
    def post(self, request: Request, assignment_id: int) -> Response:
        assignment = assignment_correct_time(self.actor, assignment_id=assignment_id, **self.body(CorrectionIn))
        return entity(assignment_payload(assignment))


class AssignmentCasualtyApi(ServiceView):
    @extend_schema(operation_id="assignment_casualty_mark", request=CasualtyMarkIn, responses=made(PatientReply))
    def post(self, request: Request, assignment_id: int) -> Response:
        seen = self.body(CasualtyMarkIn)
        patient_id = seen.pop("patient", None)
        patient, created = assignment_casualty_mark(
            self.actor, assignment_id=assignment_id, patient_id=patient_id, **seen
        )
        return entity(patient_payload(patient), created=created)
