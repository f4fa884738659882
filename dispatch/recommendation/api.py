from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.api.views import ServiceView, entity
from dispatch.recommendation.events import recommendation_payload, recommendation_whole
from dispatch.recommendation.replies import RecommendationReply, RecommendationWholeReply
from dispatch.recommendation.selectors import access_recommendation
from dispatch.recommendation.services import recommendation_make


class RecommendIn(serializers.Serializer):
    exclude_units = serializers.ListField(
        child=serializers.IntegerField(min_value=1), max_length=1_000, default=list, allow_empty=True
    )


class RecommendationMakeApi(ServiceView):
    @extend_schema(operation_id="recommendation_make", request=RecommendIn, responses={201: RecommendationReply})
    def post(self, request: Request, incident_id: int) -> Response:
        row = recommendation_make(self.actor, incident_id=incident_id, **self.body(RecommendIn))
        return entity(recommendation_payload(row), created=True)


class RecommendationApi(ServiceView):
    @extend_schema(operation_id="recommendation_get", responses=RecommendationWholeReply)
    def get(self, request: Request, recommendation_id: int) -> Response:
        return entity(recommendation_whole(access_recommendation(self.actor, recommendation_id)))
