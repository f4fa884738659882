from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.actors import require
from core.api.views import ServiceView
from fleet.hospitals.permissions import may_see_hospitals
from fleet.hospitals.replies import HospitalsReply
from fleet.hospitals.selectors import hospital_payload, hospitals_of


class HospitalsApi(ServiceView):
    @extend_schema(operation_id="hospital_list", responses=HospitalsReply)
    def get(self, request: Request) -> Response:
        require(may_see_hospitals, self.actor)
        hospitals = hospitals_of(self.actor.centre_id or 0)
        reply: HospitalsReply = {"hospitals": [hospital_payload(hospital) for hospital in hospitals]}
        return Response(reply)
