"""The declared replies themselves: that they are whole, and that a departure shows."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.core.management import call_command

from core import clock
from core.accounts.roles import Role
from core.api.renderers import to_json
from core.events.models import Event
from core.events.relay import number_batch
from dispatch.board.frames import FRAMES
from dispatch.sla.policies import policy_set
from fleet.hospitals.selectors import hospital_payload
from tests.contracts.replies import api_schema, component_errors, reply_errors
from tests.fixtures.room import Room

HOSPITAL = {"id": 1, "version": 1, "name": "a", "name_en": "", "lon": 1.5, "lat": 2.5, "capabilities": []}


def test_the_schema_is_exported_without_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    options = ["--lang", "en", "--format", "openapi-json", "--validate", "--fail-on-warn"]
    call_command("spectacular", *options, "--file", str(file))
    assert orjson.loads(file.read_bytes())["openapi"].startswith("3.1")


def test_no_reply_is_left_open() -> None:
    """Every operation says what it answers with; a free object is one that a field declares as such."""
    replies = [
        (path, method, status)
        for path, operations in api_schema()["paths"].items()
        for method, operation in operations.items()
        for status, response in operation["responses"].items()
        for content in response.get("content", {}).values()
        if "$ref" not in content["schema"] and content["schema"].get("format") != "binary"
    ]
    assert replies == []


def test_enumerations_are_the_tables_of_states() -> None:
    from dispatch.assignments.states import AssignmentState

    assert api_schema()["components"]["schemas"]["AssignmentState"]["enum"] == list(AssignmentState.values)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, 0),
        ({"lon": None}, 1),
        ({"name": 3}, 1),
        ({"beds": 3}, 1),
    ],
)
def test_a_departure_shows(change: dict[str, Any], told: int) -> None:
    assert len(component_errors("Hospital", {**HOSPITAL, **change})) == told


def test_a_missing_field_shows() -> None:
    assert component_errors("Hospital", {key: HOSPITAL[key] for key in HOSPITAL if key != "lat"}) != []


def test_a_status_that_is_not_declared_shows() -> None:
    assert reply_errors("get", "/api/v1/hospitals", 201, {"hospitals": []}) != []


def test_the_payload_of_a_hospital(room: Room) -> None:
    """Hospitals stand in snapshots only; no event tells of one yet."""
    assert component_errors("Hospital", orjson.loads(to_json(hospital_payload(room.hospital)))) == []


def test_the_event_of_a_policy(room: Room) -> None:
    """Policies are told and stand on no board, so the table of actions does not meet them."""
    policy_set(
        room.actor(Role.ADMINISTRATOR),
        centre=room.centre,
        stage="turnout",
        level="R1",
        limit_s=90,
        warn_s=60,
        effective_from=clock.now() + timedelta(days=1),
    )
    number_batch(10)
    assert component_errors("Policy", Event.objects.get(type="policy.set").payload) == []


def test_every_frame_is_in_the_schema() -> None:
    schemas = api_schema()["components"]["schemas"]
    assert [ref["$ref"].rsplit("/", 1)[1] for ref in schemas["ServerFrame"]["oneOf"]] == [f.__name__ for f in FRAMES]
