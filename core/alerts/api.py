from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.alerts.replies import AlertReply
from core.alerts.services import alert_acknowledge, alert_close, alert_payload
from core.api.views import ServiceView, entity


class AlertAcknowledgeApi(ServiceView):
    @extend_schema(operation_id="alert_acknowledge", request=None, responses=AlertReply)
    def post(self, request: Request, alert_id: int) -> Response:
        return entity(alert_payload(alert_acknowledge(self.actor, alert_id=alert_id)))


class AlertCloseApi(ServiceView):
    @extend_schema(operation_id="alert_close", request=None, responses=AlertReply)
    def post(self, request: Request, alert_id: int) -> Response:
        return entity(alert_payload(alert_close(self.actor, alert_id=alert_id)))
