import base64
import binascii
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cad.geo.premises.events import premise_payload
from cad.geo.premises.fields import DATUM_CHOICES, PremiseIn, PremiseNewIn
from cad.geo.premises.importing import premises_import
from cad.geo.premises.models import PremiseKind
from cad.geo.premises.permissions import may_see_premises
from cad.geo.premises.replies import PremiseReply, PremisesImportReply, PremisesReply
from cad.geo.premises.selectors import access_premise, premises_of
from cad.geo.premises.services import premise_create, premise_update
from core.actors import require
from core.api.views import IF_MATCH, ServiceView, entity, expected_version

MOST_AT_ONCE = 500


class PremisesQuery(serializers.Serializer):
    q = serializers.CharField(required=False, default="", allow_blank=True, max_length=200)
    kind = serializers.ChoiceField(choices=PremiseKind.choices, required=False)
    active = serializers.BooleanField(required=False, allow_null=True, default=None)
    parent = serializers.CharField(required=False, max_length=40)  # type: ignore[assignment]
    after = serializers.IntegerField(required=False, default=0, min_value=0, help_text="The last id of the page before")
    limit = serializers.IntegerField(required=False, default=100, min_value=1, max_value=MOST_AT_ONCE)


class ImportIn(serializers.Serializer):
    """A CSV or XLSX file, base64."""

    file = serializers.CharField()
    file_name = serializers.CharField(max_length=255)
    datum = serializers.ChoiceField(
        choices=DATUM_CHOICES, required=False, help_text="For lines that do not say their own"
    )
    update = serializers.BooleanField(  # type: ignore[assignment]
        default=False, help_text="Change those whose code is known already"
    )
    dry_run = serializers.BooleanField(default=False)

    def validate_file(self, file: str) -> bytes:
        try:
            return base64.b64decode(file, validate=True)
        except (binascii.Error, ValueError) as error:
            raise serializers.ValidationError("Not base64.") from error


class PremisesApi(ServiceView):
    @extend_schema(operation_id="premise_list", parameters=[PremisesQuery], responses=PremisesReply)
    def get(self, request: Request) -> Response:
        require(may_see_premises, self.actor)
        asked = self.query(PremisesQuery)
        limit = asked["limit"]
        rows = list(premises_of(self.actor.centre_id or 0, **_filters(asked))[: limit + 1])
        return Response({"premises": [premise_payload(row) for row in rows[:limit]], "more": len(rows) > limit})

    @extend_schema(operation_id="premise_create", request=PremiseNewIn, responses={201: PremiseReply})
    def post(self, request: Request) -> Response:
        return entity(premise_payload(premise_create(self.actor, fields=self.body(PremiseNewIn))), created=True)


class PremiseApi(ServiceView):
    @extend_schema(operation_id="premise_get", responses=PremiseReply)
    def get(self, request: Request, premise_id: int) -> Response:
        return entity(premise_payload(access_premise(self.actor, premise_id)))

    @extend_schema(operation_id="premise_update", request=PremiseIn, responses=PremiseReply, parameters=[IF_MATCH])
    def patch(self, request: Request, premise_id: int) -> Response:
        changes = self.body(PremiseIn, partial=True)
        premise = premise_update(self.actor, premise_id=premise_id, version=expected_version(request), changes=changes)
        return entity(premise_payload(premise))


class PremisesImportApi(ServiceView):
    @extend_schema(operation_id="premises_import", request=ImportIn, responses=PremisesImportReply)
    def post(self, request: Request) -> Response:
        asked = self.body(ImportIn)
        return Response(premises_import(self.actor, content=asked.pop("file"), **asked))


def _filters(asked: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"text": asked["q"], "after": asked["after"]}
    if "kind" in asked:
        found["kind"] = asked["kind"]
    if asked["active"] is not None:
        found["active"] = asked["active"]
    if "parent" in asked:
        found["parent__code"] = asked["parent"]
    return found
