from django.urls import path

from core.alerts.api import AlertAcknowledgeApi, AlertCloseApi

urlpatterns = [
    path("alerts/<int:alert_id>/acknowledge", AlertAcknowledgeApi.as_view()),
    path("alerts/<int:alert_id>/close", AlertCloseApi.as_view()),
]
