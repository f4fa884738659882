from django.urls import path

from core.alerts.api import AlertAcknowledgeApi

urlpatterns = [path("alerts/<int:alert_id>/acknowledge", AlertAcknowledgeApi.as_view())]
