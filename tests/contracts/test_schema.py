"""Every endpoint against its own schema: whatever is sent, by whomever, the server never answers 500."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, settings

from core.accounts.roles import Role
from tests.fixtures import flow
from tests.fixtures.room import Room

schema = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(public=True))
schema.app = get_wsgi_application()


@pytest.fixture
def full_room(committed_room: Room, active_protocol: object) -> Room:
    """A room in which every kind of record exists."""
    room = committed_room
    flow.report(room, flow.accepted(room), "rolling", "at_scene")
    flow.offered(room, room.units[1])
    flow.awaiting(room)
    flow.ringing(room)
    return room


@pytest.fixture
def callers(full_room: Room) -> list[dict[str, dict[str, str]]]:
    """Two who reach as much as can be reached: a person with every role, and a tablet."""
    person = full_room.people[Role.DISPATCHER]
    person.roles = list(Role)
    person.save()
    return [full_room.credentials(Role.DISPATCHER), full_room.credentials("tablet")]


@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_input_makes_the_server_fail(case: schemathesis.Case, callers: list[dict[str, dict[str, str]]]) -> None:
    for caller in callers:
        headers = {**caller["headers"], "If-Match": '"1"'}
        answer = case.call(headers=headers, cookies=caller["cookies"])
        assert answer.status_code != 500, answer.text
        if answer.status_code >= 400 and case.method != "OPTIONS":
            assert answer.headers["content-type"][0] == "application/problem+json", answer.text
