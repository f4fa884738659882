from django.urls import path

from cad.locations import api

urlpatterns = [
    path("locations", api.LocationReportApi.as_view()),
    path("calls/<int:call_id>/locations", api.CallLocationsApi.as_view()),
]
