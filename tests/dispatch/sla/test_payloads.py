"""What boards and tablets are told of clocks: the old snapshot with the events is the new snapshot."""

from typing import Any

import orjson
import pytest

from core import clock
from core.api.renderers import to_json
from core.events.models import Event
from dispatch.sla.events import clock_payload, clock_payloads
from dispatch.sla.models import Clock
from dispatch.sla.services import sweep
from tests.dispatch.sla import story
from tests.dispatch.sla.looking import at, clock_of
from tests.fixtures.room import Room

KEYS = {
    "id", "version", "stage", "call", "incident", "patient", "assignment", "level", "policy", "started_at", "warn_at",
    "due_at", "state", "cancel_reason", "warned_at", "breached_at", "stopped_at",
}  # fmt: skip


def as_told() -> dict[int, dict[str, Any]]:
    """The reducer of the browser: the newest version of each clock."""
    state: dict[int, dict[str, Any]] = {}
    for event in Event.objects.filter(entity="clock").order_by("pk"):
        assert event.version > state.get(event.entity_id, {"version": 0})["version"]
        state[event.entity_id] = event.payload
    return state


def as_stored() -> dict[int, dict[str, Any]]:
    return {row.pk: orjson.loads(to_json(clock_payload(row))) for row in Clock.objects.all()}


def test_the_events_of_a_whole_call_add_up_to_its_clocks(timed: Room) -> None:
    story.whole(timed)
    assert as_told() == as_stored()


def test_the_events_of_a_late_call_add_up_to_its_clocks(timed: Room) -> None:
    incident = story.awaiting(timed, "R2")
    with clock.frozen(at("10:20:00")):
        sweep()
    story.levelled(timed, incident, "R1", "10:21:00")
    story.offered(timed, incident, "10:22:00")
    with clock.frozen(at("10:40:00")):
        sweep()
    assert as_told() == as_stored()


def test_a_payload_has_the_fields_of_the_contract_and_no_other(timed: Room) -> None:
    story.rang(timed, "10:00:00")
    assert set(clock_payload(clock_of("answer"))) == KEYS


def test_a_board_gets_the_clocks_of_its_incidents_their_assignments_and_its_calls(timed: Room) -> None:
    incident = story.whole(timed)
    story.awaiting(timed)
    shown = clock_payloads(timed.centre.pk, [incident.pk], [incident.calls.get().pk])
    assert {row["stage"] for row in shown} == {
        "answer", "acceptance", "processing", "response", "notification", "turnout", "handover",
    }  # fmt: skip
    assert len(shown) == 7


def test_another_centre_gets_none_of_them(timed: Room, neighbour: Room) -> None:
    incident = story.whole(timed)
    assert clock_payloads(neighbour.centre.pk, [incident.pk], [incident.calls.get().pk]) == []


def test_the_desk_snapshot_shows_a_ringing_call_counting(committed_timed: Room) -> None:
    call = story.rang(committed_timed, "10:00:00")
    snapshot = committed_timed.client("dispatcher").get("/api/v1/desk/snapshot")
    [shown] = [row for row in orjson.loads(snapshot.content)["clocks"] if row["call"] == call.pk]
    assert (shown["stage"], shown["state"], shown["stopped_at"]) == ("answer", "running", None)


@pytest.mark.parametrize(("stage", "told"), [("notification", True), ("response", False), ("answer", False)])
def test_a_tablet_is_told_of_the_clocks_of_its_own_job(timed: Room, stage: str, told: bool) -> None:
    assignment = story.offered(timed, story.awaiting(timed))
    with clock.frozen(at("10:30:00")):
        sweep()
    streams = Event.objects.filter(entity="clock", payload__stage=stage).order_by("-pk")[0].streams
    assert (f"unit:{assignment.unit_id}" in streams) is told
