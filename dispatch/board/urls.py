from django.urls import path

from dispatch.board import api

urlpatterns = [
    path("me", api.MeApi.as_view()),
    path("desk/snapshot", api.DeskSnapshotApi.as_view()),
    path("crew/snapshot", api.CrewSnapshotApi.as_view()),
    path("incidents/<int:incident_id>/timeline", api.IncidentTimelineApi.as_view()),
]
