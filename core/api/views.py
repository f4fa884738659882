"""The base of every API view: parse, call one service or selector, render."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.actors import Actor
from core.api.authentication import actor_of
from core.errors import Invalid, VersionRequired
from core.idempotency.keys import keyed_response

_ETAG = re.compile(r'(?:W/)?"(\d{1,9})"')

EDITS = {"PATCH", "PUT"}

S = TypeVar("S", bound=serializers.BaseSerializer)

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description='The version that was read, e.g. `"7"`.'
)


# No docstring: the schema would show it as the description of every operation.
class ServiceView(APIView):
    @property
    def actor(self) -> Actor:
        return actor_of(self.request)

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if request.method == "POST" and request.headers.get("Idempotency-Key"):
            return keyed_response(request, lambda: super(ServiceView, self).dispatch(request, *args, **kwargs))
        return super().dispatch(request, *args, **kwargs)

    def body(self, serializer: type[S], *, partial: bool = False) -> dict[str, Any]:
        """The validated body. Raises ValidationError, which becomes a 400 that names the fields.

        An edit with a field that cannot be set is refused whole: its sender believes that it was. What is new is taken
        with whatever else it brings, for no call may be lost to one field more.
        """
        given = serializer(data=self.request.data, partial=partial)
        if self.request.method in EDITS:
            _refuse_unknown(self.request.data, given)
        given.is_valid(raise_exception=True)
        return dict(given.validated_data)

    def query(self, serializer: type[S]) -> dict[str, Any]:
        """The validated query string."""
        return dict(_checker(serializer).run_validation(self.request.query_params))  # type: ignore[arg-type]


@cache
def _checker(serializer: Callable[[], serializers.BaseSerializer]) -> serializers.BaseSerializer:
    """One for all requests: whenever one is made it copies its fields, and checking a query changes nothing in it."""
    return serializer()


def _refuse_unknown(data: Any, serializer: Any) -> None:
    if unknown := data.keys() - serializer.fields.keys():
        refusal = exceptions.ErrorDetail(_("This field cannot be set here."), code="unknown_field")
        raise serializers.ValidationError({name: [refusal] for name in sorted(unknown)})


def expected_version(request: Request) -> int:
    """The version in `If-Match`. Raises VersionRequired without one, Invalid when it is not a version."""
    header = request.headers.get("If-Match")
    if not header:
        raise VersionRequired('Send the version you read as If-Match, e.g. If-Match: "7".')
    match = _ETAG.fullmatch(header.strip())
    if match is None:
        raise Invalid('If-Match must be one version in quotes, e.g. "7".', code="invalid_version")
    return int(match[1])


def made(reply: type) -> dict[int, type]:
    """For the schema: 201 with what was made, 200 when the same command had made it before."""
    return {201: reply, 200: reply}


def entity(payload: Mapping[str, Any], *, created: bool = False) -> Response:
    """An entity's public state, with its version as the ETag."""
    return Response(payload, status=201 if created else 200, headers={"ETag": f'"{payload["version"]}"'})
