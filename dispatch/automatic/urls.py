from django.urls import path

from dispatch.automatic import api

urlpatterns = [
    path("automatic/switches", api.AutomaticSwitchApi.as_view()),
    path("automatic/runs/<int:run_id>/stop", api.AutomaticStopApi.as_view()),
]
