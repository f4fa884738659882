"""Places, premises, and the roads between them."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

from cad.geo.premises.fields import valid_fields
from cad.geo.premises.services import premise_create
from core.accounts.roles import Role
from tests.contracts.endpoints.endpoint import TABLET, Endpoint, keyed
from tests.fixtures import flow
from tests.fixtures.room import Room


def _premise(room: Room) -> tuple[str, dict[str, Any]]:
    premise = premise_create(room.actor(Role.DUTY_MANAGER), fields=valid_fields(**PREMISE))
    return f"/api/v1/premises/{premise.pk}", {}


def _premise_edit(room: Room) -> tuple[str, dict[str, Any]]:
    return _premise(room)[0], {"hazard": "地下室有氯气"}


def _premises_file(room: Room) -> tuple[str, dict[str, Any]]:
    table = "code,kind,name,lon,lat,datum\nE-2,estate,花园,-123.1,49.25,wgs84\n"
    return "/api/v1/premises/import", {"file": b64encode(table.encode()).decode(), "file_name": "premises.csv"}


def _closure(action: str = "", **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/closures/{flow.closure(room).pk}{action}", body)


PREMISE = {"code": "E-1", "kind": "estate", "name": "阳光花园", "lon": -123.1, "lat": 49.25, "datum": "wgs84"}


ENDPOINTS = [
    Endpoint(
        "get", "premises", lambda room: ("/api/v1/premises", {}), Role.CALL_TAKER, Role.HOSPITAL, has_object=False
    ),
    Endpoint(
        "post",
        "premises",
        lambda room: ("/api/v1/premises", dict(PREMISE)),
        Role.ADMINISTRATOR,
        Role.DISPATCHER,
        has_object=False,
    ),
    Endpoint("get", "premises/<int:premise_id>", _premise, Role.DISPATCHER, TABLET),
    Endpoint(
        "patch",
        "premises/<int:premise_id>",
        _premise_edit,
        Role.DUTY_MANAGER,
        Role.CALL_TAKER,
        {"If-Match": '"1"'},
    ),
    Endpoint("post", "premises/import", _premises_file, Role.ADMINISTRATOR, Role.CALL_TAKER, has_object=False),
    Endpoint(
        "get",
        "places/search",
        lambda room: ("/api/v1/places/search", {"q": "Main Street"}),
        Role.CALL_TAKER,
        "",
        has_object=False,
        needs_city=True,
    ),
    Endpoint(
        "get",
        "places/second",
        lambda room: ("/api/v1/places/second", {"q": "Main Street"}),
        Role.CALL_TAKER,
        Role.AUDITOR,
        has_object=False,
        needs_city=True,
    ),
    Endpoint(
        "get",
        "places/reverse",
        lambda room: ("/api/v1/places/reverse", {"lon": "-123.1", "lat": "49.25", "datum": "wgs84"}),
        Role.CALL_TAKER,
        "",
        has_object=False,
        needs_city=True,
    ),
    Endpoint(
        "get",
        "places/aeds",
        lambda room: ("/api/v1/places/aeds", {"lon": "-123.1", "lat": "49.25", "datum": "wgs84"}),
        Role.CALL_TAKER,
        "",
        has_object=False,
        needs_city=True,
    ),
    Endpoint("get", "closures", lambda room: ("/api/v1/closures", {}), Role.CALL_TAKER, Role.AUDITOR, has_object=False),
    Endpoint(
        "post",
        "closures",
        lambda room: ("/api/v1/closures", keyed(**flow.closure_body())),
        Role.DISPATCHER,
        Role.CALL_TAKER,
        has_object=False,
        needs_city=True,
    ),
    Endpoint("get", "closures/<int:closure_id>", _closure(), Role.CALL_TAKER, Role.CREW, needs_city=True),
    Endpoint(
        "patch",
        "closures/<int:closure_id>",
        _closure(reason="抢修"),
        Role.DUTY_MANAGER,
        Role.CALL_TAKER,
        {"If-Match": '"1"'},
        needs_city=True,
    ),
    Endpoint(
        "post",
        "closures/<int:closure_id>/end",
        _closure("/end", reason="已恢复"),
        Role.DISPATCHER,
        TABLET,
        needs_city=True,
    ),
    Endpoint(
        "get",
        "stations/<int:station_id>/isochrone",
        lambda room: (f"/api/v1/stations/{room.station.pk}/isochrone", {"minutes": "3"}),
        Role.CALL_TAKER,
        TABLET,
        needs_city=True,
        needs_router=True,
    ),
]
