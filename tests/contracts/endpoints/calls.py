"""Calls and where their callers are."""

from collections.abc import Callable
from typing import Any

from core.accounts.roles import Role
from tests.contracts.endpoints.endpoint import TABLET, TELEPHONY, Endpoint, keyed
from tests.fixtures import flow
from tests.fixtures.room import Room


def _call(state: Callable[[Room], Any], action: str = "", **body: Any) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/calls/{state(room).pk}{action}", body)


def _next(room: Room) -> tuple[str, dict[str, Any]]:
    flow.ringing(room)
    return "/api/v1/calls/next", keyed(park=True)


def _attach(room: Room) -> tuple[str, dict[str, Any]]:
    return f"/api/v1/calls/{flow.answered(room).pk}/attach", {"incident": flow.awaiting(room).pk}


def _matches(room: Room) -> tuple[str, dict[str, Any]]:
    flow.awaiting(room)
    return f"/api/v1/calls/{flow.answered(room).pk}/matches", {}


def _locations(room: Room) -> tuple[str, dict[str, Any]]:
    call = flow.ringing(room)
    flow.located(room, number=call.number)
    return f"/api/v1/calls/{call.pk}/locations", {}


HANDSET = {"lon": -123.1, "lat": 49.25, "datum": "wgs84", "radius_m": 20, "method": "gnss"}


RING = {"number": "13800000000", "source": "manual"}


ENDPOINTS = [
    Endpoint(
        "post",
        "calls/<int:call_id>/interpreter",
        _call(flow.answered, "/interpreter", **keyed(step="asked", language="en", number="010-1")),
        Role.CALL_TAKER,
        Role.QUALITY_REVIEWER,
    ),
    Endpoint("post", "calls", lambda room: ("/api/v1/calls", keyed(**RING)), TELEPHONY, Role.CREW, has_object=False),
    Endpoint("get", "calls/<int:call_id>", _call(flow.ringing), Role.DISPATCHER, Role.AUDITOR),
    Endpoint("post", "calls/<int:call_id>/answer", _call(flow.ringing, "/answer"), Role.CALL_TAKER, Role.DISPATCHER),
    Endpoint("post", "calls/next", _next, Role.CALL_TAKER, Role.DISPATCHER, has_object=False),
    Endpoint("post", "calls/<int:call_id>/park", _call(flow.answered, "/park"), Role.CALL_TAKER, Role.DISPATCHER),
    Endpoint("post", "calls/<int:call_id>/line-lost", _call(flow.answered, "/line-lost"), TELEPHONY, Role.DISPATCHER),
    Endpoint("post", "calls/<int:call_id>/rejoin", _call(flow.redialled, "/rejoin"), Role.CALL_TAKER, Role.DISPATCHER),
    Endpoint("post", "calls/<int:call_id>/abandon", _call(flow.ringing, "/abandon"), TELEPHONY, Role.DISPATCHER),
    Endpoint(
        "post",
        "calls/<int:call_id>/end",
        _call(flow.answered, "/end", outcome="advice"),
        Role.CALL_TAKER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "calls/<int:call_id>/caller",
        _call(flow.answered, "/caller", conditions=["child", "language"], spoken="日语"),
        Role.CALL_TAKER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "post",
        "calls/<int:call_id>/callbacks",
        lambda room: (f"/api/v1/calls/{flow.abandoned(room).pk}/callbacks", keyed(result="no_answer")),
        Role.CALL_TAKER,
        Role.DISPATCHER,
    ),
    Endpoint(
        "get",
        "calls/<int:call_id>/locations",
        _locations,
        Role.DISPATCHER,
        Role.AUDITOR,
    ),
    Endpoint(
        "post",
        "locations",
        lambda room: ("/api/v1/locations", keyed(number="13800000000", source="handset", **HANDSET)),
        TELEPHONY,
        Role.DISPATCHER,
        has_object=False,
    ),
    Endpoint("post", "calls/<int:call_id>/attach", _attach, Role.CALL_TAKER, Role.HOSPITAL),
    Endpoint("get", "calls/<int:call_id>/matches", _matches, Role.CALL_TAKER, Role.CREW),
    Endpoint(
        "post",
        "calls/<int:call_id>/incident",
        lambda room: (f"/api/v1/calls/{flow.answered(room).pk}/incident", keyed()),
        Role.CALL_TAKER,
        TABLET,
    ),
]
