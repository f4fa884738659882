from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cad.geo.selectors import city_json
from cad.incidents.selectors import access_incident
from cad.triage.selectors import protocol_label
from core.accounts.models import Centre, User
from core.accounts.replies import CentreReply, UserReply
from core.actors import require
from core.api.views import ServiceView
from dispatch.board.permissions import may_see_board, may_see_own_jobs
from dispatch.board.replies import CrewSnapshotReply, DeskSnapshotReply, MeReply, TimelineReply
from dispatch.board.selectors import crew_snapshot, desk_snapshot
from dispatch.board.timeline import incident_timeline


class MeApi(ServiceView):
    @extend_schema(operation_id="me", responses=MeReply)
    def get(self, request: Request) -> Response:
        actor = self.actor
        centre = Centre.objects.filter(pk=actor.centre_id or 0).first()
        me: MeReply = {
            "user": _person(request.user),
            "unit": actor.unit_id,
            "centre": _centre(centre),
            "roles": sorted(actor.roles),
            "city": city_json(),
            "protocol": protocol_label(),
            "interpreter_lines": settings.INTERPRETER_LINES,
            "demo": settings.DEMO,
        }
        return Response(me)


class DeskSnapshotApi(ServiceView):
    @extend_schema(operation_id="desk_snapshot", responses=DeskSnapshotReply)
    def get(self, request: Request) -> Response:
        require(may_see_board, self.actor)
        return Response(desk_snapshot(self.actor.centre_id or 0))


class CrewSnapshotApi(ServiceView):
    @extend_schema(operation_id="crew_snapshot", responses=CrewSnapshotReply)
    def get(self, request: Request) -> Response:
        require(may_see_own_jobs, self.actor)
        return Response(crew_snapshot(self.actor.unit_id or 0))


class IncidentTimelineApi(ServiceView):
    @extend_schema(operation_id="incident_timeline", responses=TimelineReply)
    def get(self, request: Request, incident_id: int) -> Response:
        incident = access_incident(self.actor, incident_id)
        timeline: TimelineReply = {"items": incident_timeline(incident.pk)}
        return Response(timeline)


def _person(user: Any) -> UserReply | None:
    if not isinstance(user, User):
        return None
    return {"id": user.pk, "username": user.username, "name": str(user), "locale": user.locale}


def _centre(centre: Centre | None) -> CentreReply | None:
    if centre is None:
        return None
    return {
        "id": centre.pk,
        "code": centre.code,
        "name": centre.name,
        "name_en": centre.name_en,
        "time_zone": centre.time_zone,
    }
