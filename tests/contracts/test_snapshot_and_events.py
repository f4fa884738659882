"""For every action: the old snapshot with the events applied is the new snapshot, at the desk and on the tablet."""

import inspect
from typing import Any

import orjson
import pytest

from core.api.renderers import to_json
from core.events.relay import number_batch
from core.events.selectors import entries_after
from dispatch.board.selectors import crew_snapshot, desk_snapshot
from dispatch.sla.policies import policies_seed
from tests.contracts.actions import actions
from tests.contracts.acts import ACTS, SUBJECTS
from tests.contracts.reducer import State, is_finished, reduce, state_of
from tests.contracts.replies import component_errors
from tests.fixtures import flow
from tests.fixtures.room import Room


@pytest.mark.usefixtures("active_protocol")
@pytest.mark.parametrize("name", sorted(ACTS))
def test_the_old_snapshot_with_the_events_is_the_new_snapshot(
    committed_room: Room, name: str, request: pytest.FixtureRequest
) -> None:
    room = committed_room
    if name.startswith("closure"):
        request.getfixturevalue("macau_committed")
    policies_seed(room.centre)
    run = ACTS[name](room)
    _number_all()
    desk, crew = _desk(room), _crew(room)
    run()
    _number_all()
    _assert_events_lead_to(desk, _desk(room))
    _assert_events_lead_to(crew, _crew(room))


NOT_ON_A_BOARD = {
    "beat_begin": "the sweep's own pulse",
    "policies_seed": "limits, not states",
    "policy_set": "limits, not states",
    "positions_store": "positions are not events",
    "protocol_load": "protocol versions",
    "protocol_approve": "protocol versions",
    "protocol_withdraw": "protocol versions",
    "protocol_activate": "protocol versions: the texts are fetched anew",
    "protocol_roll_back": "protocol versions: the texts are fetched anew",
    "activation_cancel": "protocol versions: the texts are fetched anew",
    "draft_start": "drafts of protocols",
    "draft_file_write": "drafts of protocols",
    "draft_card_remove": "drafts of protocols",
    "draft_propose": "drafts of protocols",
    "_draft_step": "drafts of protocols",
    "_look": "who looked at a record",
    "system_token_issue": "of the server's keeper",
    "system_token_revoke": "of the server's keeper",
    "premise_create": "looked up, not on the board",
    "premise_update": "looked up, not on the board",
    "premises_import": "looked up, not on the board",
    "clock_tell": "by the sweep",
    "incident_wake_if_due": "by the sweep",
    "seat_wrap_up_end": "by the sweep",
    "assignment_propose_next": "by the escalation",
}


def test_every_action_is_in_the_table() -> None:
    tested = "".join(inspect.getsource(module) for module in (*SUBJECTS, flow))
    assert [name for name in sorted(actions() - NOT_ON_A_BOARD.keys()) if f"{name}(" not in tested] == []


def _desk(room: Room) -> dict[str, Any]:
    return _as_json("DeskSnapshot", desk_snapshot(room.centre.pk))


def _crew(room: Room) -> dict[str, Any]:
    return _as_json("CrewSnapshot", crew_snapshot(room.units[0].pk))


def _as_json(shape: str, snapshot: Any) -> dict[str, Any]:
    """The snapshot as a screen gets it, which is what the schema says it is."""
    sent: dict[str, Any] = orjson.loads(to_json(snapshot))
    assert component_errors(shape, sent) == []
    return sent


def _number_all() -> None:
    while number_batch(500):
        pass


def _assert_events_lead_to(old: dict[str, Any], new: dict[str, Any]) -> None:
    entries = entries_after(old["stream"], old["as_of_seq"], 1_000)
    assert [seq for seq, _, _ in entries] == list(range(old["as_of_seq"] + 1, new["as_of_seq"] + 1))
    state: State = state_of(old)
    for _, _, text in entries:
        event = orjson.loads(text)
        assert component_errors(f"{event['entity'].title().replace('_', '')}Event", event) == []
        reduce(state, event)
    wanted = state_of(new)
    for entity, rows in state.items():
        left_out = {key for key in rows if key not in wanted[entity]}
        assert all(_may_be_left_out(state, entity, rows[key]) for key in left_out), (entity, left_out)
        assert {key: rows[key] for key in rows if key not in left_out} == wanted[entity]


def _may_be_left_out(state: State, entity: str, row: dict[str, Any]) -> bool:
    if is_finished(entity, row):
        return True
    # On a tablet an incident goes with its job.
    incident = row["id"] if entity == "incident" else row.get("incident")
    jobs = [job for job in state["assignment"].values() if job["incident"] == incident]
    return incident is not None and bool(jobs) and all(is_finished("assignment", job) for job in jobs)
