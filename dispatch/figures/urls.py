from django.urls import path

from dispatch.figures import api

urlpatterns = [
    path("triage/figures", api.TriageFiguresApi.as_view()),
]
