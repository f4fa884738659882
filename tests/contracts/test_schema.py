"""Every endpoint against its own schema: whatever is sent, by whomever, the server never answers 500."""

from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error

from tests.fixtures import flow
from tests.fixtures.room import Room

wsgi = get_wsgi_application()


@pytest.fixture
def api(room: Room) -> Any:
    """The schema as the server gives it, with a room in which every kind of record exists."""
    flow.report(room, flow.accepted(room), "rolling", "at_scene")
    flow.offered(room, room.units[1])
    flow.awaiting(room)
    flow.ringing(room)
    return schemathesis.openapi.from_wsgi("/api/v1/schema?format=json", app=wsgi)


schema = schemathesis.pytest.from_fixture("api")

CALLERS = ("call_taker", "dispatcher", "tablet", "telephony")


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_input_makes_the_server_fail(case: schemathesis.Case, room: Room) -> None:
    for who in CALLERS:
        headers = dict(room.credentials(who))
        case.call_and_validate(headers={**headers, "If-Match": '"1"'}, checks=[not_a_server_error])
