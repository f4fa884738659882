"""For every action: the old snapshot with the events applied is the new snapshot, at the desk and on the tablet."""

import inspect
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import orjson
import pytest

from cad.calls.callers import call_callback_add, call_caller_set
from cad.calls.services import call_abandon, call_answer, call_attach, call_end, call_register
from cad.casualties.services import (
    casualty_sieve,
    mass_casualty_declare,
    mass_casualty_end,
    mass_casualty_grade,
)
from cad.incidents.co_responses import incident_co_response_tell
from cad.incidents.opening import incident_open
from cad.incidents.services import incident_place_confirm, incident_send_now, incident_update
from cad.incidents.waiting import incident_close, incident_hold, incident_reopen, incident_wake
from cad.incidents.welfare import incident_welfare_call
from cad.patients.services import patient_add, patient_describe, patient_restore, patient_take_back
from cad.triage.arrest import triage_compressions_begin
from cad.triage.language import triage_language_set
from cad.triage.models import TriageSession
from cad.triage.services import (
    triage_answer,
    triage_choose_card,
    triage_complete,
    triage_instruction_give,
    triage_override,
)
from cad.triage.starting import triage_start
from core import clock
from core.accounts.roles import Role
from core.alerts.models import Alert
from core.alerts.services import alert_acknowledge
from core.api.renderers import to_json
from core.events.relay import number_batch
from core.events.selectors import entries_after
from dispatch.assignments.answering import assignment_accept, assignment_decline, assignment_note_receipt
from dispatch.assignments.casualties import assignment_casualty_mark
from dispatch.assignments.claim import assignment_offer
from dispatch.assignments.stages import assignment_abort, assignment_correct_time
from dispatch.board.selectors import crew_snapshot, desk_snapshot
from dispatch.recommendation.services import recommendation_make
from dispatch.routing.closures.services import closure_change, closure_end
from dispatch.routing.conditions.services import conditions_announce, conditions_apply
from dispatch.routing.conditions.wanted import wanted_now
from dispatch.sla.next_unit import next_unit_propose
from dispatch.sla.policies import policies_seed
from dispatch.sla.services import sweep
from fleet.units.services import unit_set_readiness, unit_tablet_bind, unit_tablet_revoke
from tests.contracts.actions import actions
from tests.contracts.reducer import State, is_finished, reduce, state_of
from tests.contracts.replies import component_errors
from tests.fixtures import flow
from tests.fixtures.room import Room

Prepared = Callable[[], Any]


def _register(room: Room) -> Prepared:
    return lambda: call_register(room.call_taker, client_uuid=uuid4(), number="1", source="manual")


def _answer(room: Room) -> Prepared:
    call = flow.ringing(room)
    return lambda: call_answer(room.call_taker, call_id=call.pk)


def _abandon(room: Room) -> Prepared:
    call = flow.ringing(room)
    return lambda: call_abandon(room.call_taker, call_id=call.pk)


def _ring_back(room: Room) -> Prepared:
    call = call_abandon(room.call_taker, call_id=flow.ringing(room).pk)
    return lambda: call_answer(room.call_taker, call_id=call.pk)


def _report_location(room: Room) -> Prepared:
    call = flow.ringing(room)
    return lambda: flow.located(room, number=call.number)


def _join_location(room: Room) -> Prepared:
    flow.located(room)
    return lambda: flow.ringing(room)


def _caller_set(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: call_caller_set(room.call_taker, call_id=call.pk, conditions=["deaf"])


def _call_back(room: Room) -> Prepared:
    call = flow.abandoned(room)
    return lambda: call_callback_add(room.call_taker, call_id=call.pk, client_uuid=uuid4(), result="busy")


def _end(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: call_end(room.call_taker, call_id=call.pk, outcome="advice")


def _end_with_incident(room: Room) -> Prepared:
    incident = flow.taking(room)
    return lambda: call_end(room.call_taker, call_id=incident.calls.get().pk, outcome="nuisance")


def _attach(room: Room) -> Prepared:
    incident, call = flow.awaiting(room), flow.answered(room)
    return lambda: call_attach(room.call_taker, call_id=call.pk, incident_id=incident.pk)


def _open(room: Room) -> Prepared:
    call = flow.answered(room)
    return lambda: incident_open(room.call_taker, call_id=call.pk, client_uuid=uuid4())


def _update(room: Room) -> Prepared:
    incident = flow.taking(room)
    return lambda: incident_update(
        room.call_taker, incident_id=incident.pk, version=incident.version, changes={"complaint": "胸痛"}
    )


def _place(room: Room) -> Prepared:
    incident = flow.taking(room)
    return lambda: incident_place_confirm(
        room.call_taker,
        incident_id=incident.pk,
        version=incident.version,
        lon=-123.1,
        lat=49.25,
        datum="wgs84",
        label="Main Street",
        method="street",
    )


def _send_now(room: Room) -> Prepared:
    incident = flow.placed(room)
    return lambda: incident_send_now(room.call_taker, incident_id=incident.pk)


def _tell_police(room: Room) -> Prepared:
    incident = flow.needing_police(room)
    flow.offered(room, incident=incident)
    return lambda: incident_co_response_tell(room.dispatcher, incident_id=incident.pk, code="POLICE")


def _call_welfare(room: Room) -> Prepared:
    incident = flow.awaiting(room, "R3")
    flow.offered(room, incident=incident)
    return lambda: incident_welfare_call(
        room.call_taker, incident_id=incident.pk, client_uuid=uuid4(), result="better", note="不喘了"
    )


def _call_welfare_in_vain(room: Room) -> Prepared:
    incident = flow.awaiting(room, "R3")

    def call() -> None:
        incident_welfare_call(room.call_taker, incident_id=incident.pk, client_uuid=uuid4(), result="not_reached")

    call()
    return call


def _hold(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: _held(room, incident)


def _held(room: Room, incident: Any) -> Any:
    wake_at = clock.now() + timedelta(minutes=5)
    return incident_hold(room.dispatcher, incident_id=incident.pk, reason="traffic", wake_at=wake_at)


def _wake(room: Room) -> Prepared:
    incident = _held(room, flow.awaiting(room))
    return lambda: incident_wake(room.dispatcher, incident_id=incident.pk)


def _close(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: incident_close(room.dispatcher, incident_id=incident.pk, outcome="aborted", reason="已自行就医")


def _reopen(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    incident_close(room.dispatcher, incident_id=incident.pk, outcome="aborted", reason="误操作")
    return lambda: incident_reopen(room.dispatcher, incident_id=incident.pk, reason="误操作")


def _offer(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: assignment_offer(
        room.dispatcher, incident_id=incident.pk, unit_id=room.units[0].pk, client_uuid=uuid4()
    )


def _reinforce(room: Room) -> Prepared:
    incident = flow.offered(room, room.units[1]).incident
    return lambda: flow.offered(room, room.units[0], incident)


def _deliver(room: Room) -> Prepared:
    assignment = flow.offered(room)
    return lambda: assignment_note_receipt(room.tablet(assignment.unit), assignment_id=assignment.pk, stage="delivered")


def _accept(room: Room) -> Prepared:
    assignment = flow.offered(room)
    return lambda: assignment_accept(room.tablet(assignment.unit), assignment_id=assignment.pk, client_uuid=uuid4())


def _decline(room: Room) -> Prepared:
    assignment = flow.offered(room)
    return lambda: assignment_decline(
        room.tablet(assignment.unit), assignment_id=assignment.pk, client_uuid=uuid4(), reason="vehicle_fault"
    )


def _abort(room: Room) -> Prepared:
    assignment = flow.accepted(room)
    return lambda: assignment_abort(
        room.dispatcher, assignment_id=assignment.pk, client_uuid=uuid4(), reason="caller_cancelled"
    )


def _stage(room: Room) -> Prepared:
    assignment = flow.accepted(room)
    return lambda: flow.report(room, assignment, "rolling")


def _handover(room: Room) -> Prepared:
    assignment = flow.report(room, flow.accepted(room), "rolling", "at_scene", "left_scene")
    return lambda: flow.report(room, assignment, "at_hospital", hospital_id=room.hospital.pk)


def _clear(room: Room) -> Prepared:
    assignment = flow.report(room, flow.accepted(room), *flow.ALL_STAGES[:-1])
    return lambda: flow.report(room, assignment, "clear")


def _correct(room: Room) -> Prepared:
    assignment = flow.report(room, flow.accepted(room), "rolling")
    return lambda: assignment_correct_time(
        room.dispatcher,
        assignment_id=assignment.pk,
        stage="rolling",
        occurred_at=clock.now() - timedelta(seconds=5),
        reason="按错",
    )


def _readiness(room: Room) -> Prepared:
    unit = room.units[0]
    return lambda: unit_set_readiness(
        room.dispatcher, unit_id=unit.pk, version=unit.version, readiness="out_of_service", reason="加油"
    )


def _bind(room: Room) -> Prepared:
    return lambda: unit_tablet_bind(room.actor("duty_manager"), unit_id=room.units[0].pk)


def _revoke(room: Room) -> Prepared:
    unit = room.units[0]
    return lambda: unit_tablet_revoke(room.actor("duty_manager"), unit_id=unit.pk, token_id=room.token_id(unit))


def _acknowledge(room: Room) -> Prepared:
    call_abandon(room.call_taker, call_id=flow.ringing(room).pk)
    return lambda: alert_acknowledge(room.call_taker, alert_id=Alert.objects.get().pk)


def _triage_start(room: Room) -> Prepared:
    incident = flow.placed(room)
    return lambda: triage_start(room.call_taker, incident_id=incident.pk, client_uuid=uuid4(), language="zh")


def _triage_answers(room: Room) -> Prepared:
    return lambda: flow.arrest(room)


def _triage_language(room: Room) -> Prepared:
    session = flow.triaging(room)
    return lambda: triage_language_set(room.call_taker, session_id=session.pk, language="en")


def _triage_card(room: Room) -> Prepared:
    session = flow.triaging(room)
    return lambda: triage_choose_card(room.call_taker, session_id=session.pk, card="CHEST")


def _triage_override(room: Room) -> Prepared:
    session = flow.triaging(room)
    return lambda: triage_override(room.call_taker, session_id=session.pk, level="R1", reason="面色很差")


def _triage_instruction(room: Room) -> Prepared:
    session = flow.arrest(room)
    flow.offered(room, incident=session.incident)
    return lambda: triage_instruction_give(room.call_taker, session_id=session.pk, code="START_CPR")


def _triage_compressions(room: Room) -> Prepared:
    session = flow.arrest(room)
    flow.offered(room, incident=session.incident)
    return lambda: triage_compressions_begin(room.call_taker, session_id=session.pk)


def _triage_complete(room: Room) -> Prepared:
    session = flow.arrest(room)
    return lambda: triage_complete(room.call_taker, session_id=session.pk)


def _triage_second_patient(room: Room) -> Prepared:
    patient = flow.patient(room)
    return lambda: triage_start(
        room.call_taker, incident_id=patient.incident_id, client_uuid=uuid4(), patient_id=patient.pk
    )


def _triage_call_back(room: Room) -> Prepared:
    session = flow.arrest(room)
    flow.offered(room, incident=session.incident)
    return lambda: triage_start(room.call_taker, incident_id=session.incident_id, client_uuid=uuid4(), again=True)


def _triage_scene_told(room: Room) -> Prepared:
    """Said of one patient, carried to the other; how many there are is the incident's."""
    first = flow.patient(room)
    triage_start(room.call_taker, incident_id=first.incident_id, client_uuid=uuid4(), patient_id=first.pk)
    session = TriageSession.objects.filter(incident=first.incident_id).earliest("pk")
    return lambda: triage_answer(
        room.call_taker, session_id=session.pk, version=session.version, fact="patients_count", value=4
    )


def _patient_add(room: Room) -> Prepared:
    incident = flow.triaging(room).incident
    return lambda: patient_add(room.call_taker, incident_id=incident.pk, client_uuid=uuid4())


def _patient_describe(room: Room) -> Prepared:
    patient = flow.patient(room)
    return lambda: patient_describe(room.call_taker, patient_id=patient.pk, version=1, description="女 约30岁")


def _patient_take_back(room: Room) -> Prepared:
    """One in arrest: the level falls, and the clocks of the arrest end."""
    patient = flow.patient(room)
    session, _ = triage_start(
        room.call_taker, incident_id=patient.incident_id, client_uuid=uuid4(), patient_id=patient.pk
    )
    for fact, value in (("conscious", "no"), ("breathing", "none")):
        session = triage_answer(room.call_taker, session_id=session.pk, version=session.version, fact=fact, value=value)
    return lambda: patient_take_back(room.call_taker, patient_id=patient.pk, reason="重复登记")


def _patient_restore(room: Room) -> Prepared:
    patient = flow.taken_back(room)
    return lambda: patient_restore(room.call_taker, patient_id=patient.pk, reason="确有此人")


def _mass_casualty_declare(room: Room) -> Prepared:
    incident = flow.placed(room)
    return lambda: mass_casualty_declare(room.call_taker, incident_id=incident.pk, reason="大巴侧翻")


def _mass_casualty_end(room: Room) -> Prepared:
    incident = flow.mass_casualty(room)
    return lambda: mass_casualty_end(room.actor(Role.DUTY_MANAGER), incident_id=incident.pk, reason="只有一人")


def _mass_casualty_grade(room: Room) -> Prepared:
    incident = flow.mass_casualty(room)
    manager = room.actor(Role.DUTY_MANAGER)
    return lambda: mass_casualty_grade(manager, incident_id=incident.pk, grade="IV", reason="媒体关注")


def _casualty_sieve(room: Room) -> Prepared:
    """The second critical one of ten: a grade is proposed, and alarms."""
    incident = flow.mass_casualty(room)
    incident_update(room.call_taker, incident_id=incident.pk, version=incident.version, changes={"patients_count": 10})
    answers = {"walking": "no", "breathing": "no", "opened": "no"}
    sieve = partial(casualty_sieve, room.call_taker, incident_id=incident.pk, answers=answers)
    sieve(client_uuid=uuid4())
    return lambda: sieve(client_uuid=uuid4())


def _assignment_casualty_mark(room: Room) -> Prepared:
    job = flow.at_mass_casualty(room)
    tablet = room.tablet(job.unit)
    return lambda: assignment_casualty_mark(tablet, assignment_id=job.pk, client_uuid=uuid4(), colour="dead")


def _offer_triaged(room: Room) -> Prepared:
    session = flow.arrest(room)
    return lambda: flow.offered(room, incident=session.incident)


def _recommend(room: Room) -> Prepared:
    incident = flow.awaiting(room)
    return lambda: recommendation_make(room.dispatcher, incident_id=incident.pk)


def _closure_open(room: Room) -> Prepared:
    return lambda: flow.closure(room)


def _closure_change(room: Room) -> Prepared:
    closure = flow.closure(room)
    return lambda: closure_change(
        room.dispatcher, closure_id=closure.pk, version=closure.version, changes={"reason": "抢修"}
    )


def _closure_end(room: Room) -> Prepared:
    closure = flow.closure(room)
    return lambda: closure_end(room.dispatcher, closure_id=closure.pk)


def _closure_apply(room: Room) -> Prepared:
    flow.closure(room)
    return _roads_follow


def _closure_expire(room: Room) -> Prepared:
    flow.closure(room)
    _roads_follow()
    return lambda: _roads_follow(timedelta(hours=3))


def _roads_follow(later: timedelta = timedelta(0)) -> None:
    """As the process of the routers does."""
    with clock.travelled(later):
        wanted = wanted_now("macau")
        conditions_apply(conditions_announce(wanted, [], {}), wanted)


def _ring_again(room: Room) -> Prepared:
    flow.offered(room)
    return lambda: _swept(timedelta(seconds=31))


def _escalate(room: Room) -> Prepared:
    flow.offered(room)
    return lambda: _swept(timedelta(seconds=61))


def _propose_next(room: Room) -> Prepared:
    assignment = flow.offered(room)
    _swept(timedelta(seconds=61))
    return lambda: next_unit_propose(assignment.pk)


def _wake_when_due(room: Room) -> Prepared:
    _held(room, flow.awaiting(room))
    return lambda: _swept(timedelta(minutes=6))


def _swept(later: timedelta) -> None:
    with clock.travelled(later):
        sweep(propose=lambda assignment_id: None)


ACTIONS = {
    name.removeprefix("_"): prepare
    for name, prepare in list(globals().items())
    if name.startswith("_") and getattr(prepare, "__annotations__", {}).get("return") == Prepared
}


@pytest.mark.usefixtures("active_protocol")
@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_the_old_snapshot_with_the_events_is_the_new_snapshot(
    committed_room: Room, name: str, request: pytest.FixtureRequest
) -> None:
    room = committed_room
    if name.startswith("closure"):
        request.getfixturevalue("macau_committed")
    policies_seed(room.centre)
    run = ACTIONS[name](room)
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
    "assignment_propose_next": "by the escalation",
}


def test_every_action_is_in_the_table() -> None:
    tested = inspect.getsource(sys.modules[__name__]) + inspect.getsource(flow)
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
