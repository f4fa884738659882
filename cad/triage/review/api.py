from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.triage.review.replies import ReviewedSessionsReply, TriageReviewReply
from cad.triage.review.services import triage_review, triage_sessions_found
from core.api.views import ServiceView


class ReviewSearchIn(serializers.Serializer):
    number = serializers.CharField(max_length=40, allow_blank=True, default="")


class ReviewSearchApi(ServiceView):
    @extend_schema(operation_id="triage_review_search", parameters=[ReviewSearchIn], responses=ReviewedSessionsReply)
    def get(self, request: Request) -> Response:
        return Response(triage_sessions_found(self.actor, **self.query(ReviewSearchIn)))


class ReviewApi(ServiceView):
    @extend_schema(operation_id="triage_review", responses=TriageReviewReply)
    def get(self, request: Request, session_id: int) -> Response:
        return Response(triage_review(self.actor, session_id=session_id))
