from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.matching.replies import MatchesReply
from cad.matching.selectors import matches_of_call
from core.api.views import ServiceView

LONGEST = 2_000


class MatchesQuery(serializers.Serializer):
    # Cut, never refused: a call-taker may paste anything.
    words = serializers.CharField(required=False, default="", allow_blank=True, help_text="What stands in the form")

    def to_internal_value(self, data: Any) -> Any:
        given = {key: data[key] for key in data}
        if isinstance(given.get("words"), str):
            given["words"] = given["words"][:LONGEST].replace("\0", " ")
        return super().to_internal_value(given)


class MatchesApi(ServiceView):
    @extend_schema(operation_id="call_matches", parameters=[MatchesQuery], responses=MatchesReply)
    def get(self, request: Request, call_id: int) -> Response:
        found = matches_of_call(self.actor, call_id, words=self.query(MatchesQuery)["words"])
        reply: MatchesReply = {
            "matches": [
                {
                    "incident": pk,
                    "score": like.score,
                    "reasons": [{"code": reason.code, "params": reason.params} for reason in like.reasons],
                }
                for pk, like in found
            ]
        }
        return Response(reply)
