from django.urls import path

from fleet.units import api

urlpatterns = [
    path("units", api.UnitsApi.as_view()),
    path("units/<int:unit_id>/readiness", api.UnitReadinessApi.as_view()),
    path("units/<int:unit_id>/tokens", api.UnitTokensApi.as_view()),
    path("units/<int:unit_id>/tokens/<int:token_id>", api.UnitTokenApi.as_view()),
]
