from django.urls import path

from cad.incidents import api

urlpatterns = [
    path("calls/<int:call_id>/incident", api.IncidentOpenApi.as_view()),
    path("incidents/<int:incident_id>", api.IncidentApi.as_view()),
    path("incidents/<int:incident_id>/place", api.IncidentPlaceApi.as_view()),
    path("incidents/<int:incident_id>/place/escalate", api.IncidentPlaceEscalateApi.as_view()),
    path("incidents/<int:incident_id>/send", api.IncidentSendNowApi.as_view()),
    path("incidents/<int:incident_id>/co-responses", api.IncidentCoResponseApi.as_view()),
    path("incidents/<int:incident_id>/welfare-calls", api.IncidentWelfareApi.as_view()),
    path("incidents/<int:incident_id>/hold", api.IncidentHoldApi.as_view()),
    path("incidents/<int:incident_id>/wake", api.IncidentWakeApi.as_view()),
    path("incidents/<int:incident_id>/close", api.IncidentCloseApi.as_view()),
    path("incidents/<int:incident_id>/reopen", api.IncidentReopenApi.as_view()),
]
