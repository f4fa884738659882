from django.urls import path

from cad.matching.api import MatchesApi

urlpatterns = [path("calls/<int:call_id>/matches", MatchesApi.as_view())]
