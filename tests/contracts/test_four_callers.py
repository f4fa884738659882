"""Nobody, the wrong role, the wrong centre and the right one call every endpoint."""

from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.test import APIClient

from core.events.models import Event
from tests.contracts.endpoints import ENDPOINTS
from tests.contracts.endpoints.endpoint import Endpoint
from tests.contracts.replies import component_errors, reply_errors
from tests.fixtures.room import Room, make_room

OPEN_TO_ALL = {"schema", "docs"}


def _call(endpoint: Endpoint, client: APIClient, prepared: tuple[str, dict[str, Any]]) -> Any:
    address, body = prepared
    send = getattr(client, endpoint.method)
    if endpoint.method == "get":
        return send(address, body, headers=endpoint.headers)
    return send(address, body, format="json", headers=endpoint.headers)


def _events() -> int:
    return Event.objects.count()


# Those on one city run beside its other tests: elsewhere it would be imported once more for each.
ON_THE_CITY = pytest.mark.xdist_group("vancouver_rows")
IN_ROOM = [
    pytest.param(endpoint, marks=ON_THE_CITY if endpoint.needs_city else ())
    for endpoint in ENDPOINTS
    if not endpoint.at_one_moment
]
AT_ONE_MOMENT = [endpoint for endpoint in ENDPOINTS if endpoint.at_one_moment]


@pytest.mark.parametrize("endpoint", IN_ROOM, ids=lambda endpoint: endpoint.name)
@pytest.mark.usefixtures("active_protocol")
def test_only_the_right_caller_gets_through(
    room: Room, neighbour: Room, endpoint: Endpoint, request: pytest.FixtureRequest
) -> None:
    if endpoint.needs_city:
        request.getfixturevalue("vancouver")
    if endpoint.needs_router:
        request.getfixturevalue("router")
    _check(endpoint, room, neighbour)


@pytest.mark.parametrize("endpoint", AT_ONE_MOMENT, ids=lambda endpoint: endpoint.name)
def test_only_the_right_caller_reads_a_moment(committed_room: Room, endpoint: Endpoint) -> None:
    """Snapshots set their own isolation, so their rows have to be committed."""
    _check(endpoint, committed_room, make_room("B"))


def _check(endpoint: Endpoint, room: Room, neighbour: Room) -> None:
    prepared = endpoint.prepare(room)
    before = _events()

    nobody = _call(endpoint, APIClient(), prepared)
    assert nobody.status_code == 401
    assert component_errors("Problem", nobody.json()) == []

    if endpoint.wrong:
        refused = _call(endpoint, room.caller(endpoint.wrong), prepared)
        assert refused.status_code in {403, 404}
        assert refused["Content-Type"] == "application/problem+json"
        assert component_errors("Problem", refused.json()) == []

    if endpoint.has_object:
        foreign = _call(endpoint, neighbour.caller(endpoint.right), prepared)
        assert foreign.status_code == 404
        assert component_errors("Problem", foreign.json()) == []
    assert _events() == before

    allowed = _call(endpoint, room.caller(endpoint.right), prepared)
    assert allowed.status_code in {200, 201, 204}, allowed.json()
    reply = allowed.json() if allowed.content else None
    assert reply_errors(endpoint.method, endpoint.path, allowed.status_code, reply) == []


def test_every_endpoint_is_in_the_table() -> None:
    listed = {endpoint.route for endpoint in ENDPOINTS}
    missing = sorted(route for route in _api_routes(get_resolver().url_patterns) if route not in listed)
    assert missing == []


def _api_routes(patterns: list[Any], prefix: str = "") -> set[str]:
    routes: set[str] = set()
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            routes |= _api_routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and route.startswith("api/v1/"):
            routes.add(route.removeprefix("api/v1/"))
    return routes - OPEN_TO_ALL
