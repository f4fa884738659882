from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.api.views import ServiceView
from dispatch.figures.replies import TriageFiguresReply
from dispatch.figures.selectors import triage_figures


class TriageFiguresIn(serializers.Serializer):
    first = serializers.DateField(help_text="The first day, in the centre's zone")
    last = serializers.DateField(help_text="The last day, which is whole; at most 93 days in all")
    protocol = serializers.IntegerField(min_value=1, max_value=2**31, required=False)
    card = serializers.CharField(max_length=20, required=False, help_text="`none`: where no card was chosen")


class TriageFiguresApi(ServiceView):
    @extend_schema(operation_id="triage_figures", parameters=[TriageFiguresIn], responses=TriageFiguresReply)
    def get(self, request: Request) -> Response:
        return Response(triage_figures(self.actor, **self.query(TriageFiguresIn)))
