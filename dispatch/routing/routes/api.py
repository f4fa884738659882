from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.api.views import ServiceView
from dispatch.routing.routes.replies import RouteReply
from dispatch.routing.routes.selectors import assignment_route


class AssignmentRouteApi(ServiceView):
    @extend_schema(operation_id="assignment_route", responses=RouteReply)
    def get(self, request: Request, assignment_id: int) -> Response:
        return Response(assignment_route(self.actor, assignment_id))
