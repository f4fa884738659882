from django.urls import path

from dispatch.recommendation import api

urlpatterns = [
    path("incidents/<int:incident_id>/recommendations", api.RecommendationMakeApi.as_view()),
    path("recommendations/<int:recommendation_id>", api.RecommendationApi.as_view()),
]
