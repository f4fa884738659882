"""Clocks follow the events: started, stopped, moved and put right in the transaction of the action that was told.

The rules are the table in rules.py; here is only how a rule is carried out. The action holds the lock of the call,
incident or assignment that the clock is about, so nobody else changes the clock meanwhile.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from cad.incidents.states import IncidentState
from core.actors import Actor
from core.events.models import Event
from dispatch.assignments.models import StageTime
from dispatch.sla import rules
from dispatch.sla.clocks import clock_cancel, clock_correct, clock_relevel, clock_start, clock_stop
from dispatch.sla.facts import fact_name, subject_id, time_in
from dispatch.sla.models import Clock
from dispatch.sla.policies import policy_for
from dispatch.sla.rules import RULES, Rule
from dispatch.sla.states import CancelReason, ClockState

ENTITIES = frozenset({"call", "incident", "assignment", "triage", "patient", "mass_casualty"})
# A clock of these names its incident beside them.
WITH_INCIDENT = frozenset({"assignment", "patient"})


def apply(event: Event) -> None:
    """Carry out every rule that the event concerns."""
    if event.entity not in ENTITIES:
        return
    fact = fact_name(event.type, event.payload)
    actor = event.by  # who did what the event tells also started or stopped the clock
    if fact == rules.CORRECTS:
        _correct(actor, event.payload)
        return
    for rule in RULES:
        if fact in rule.begins:
            _begin(actor, rule, event)
        if fact in rule.ends:
            _end(actor, rule, event)
        if fact in rule.renews:
            _renew(actor, rule, event)
        if fact in rule.cancels:
            _cancel(actor, rule, event, rule.cancels[fact])


def _begin(actor: Actor, rule: Rule, event: Event) -> None:
    about = subject_id(rule.of, event.entity, event.payload)
    since = time_in(event.payload, [rule.since])
    if about is None or since is None or event.payload["state"] == IncidentState.CLOSED:
        return
    level = (event.payload["level"] or "") if rule.by_level else ""
    policy = policy_for(event.centre_id, rule.stage, level, since)
    newest = _newest(rule, about) if event.type in rules.BEGINS_AGAIN_AFTER else None
    if newest is not None and newest.is_open:
        if event.type == rules.RELEVELS and newest.level != level:
            clock_relevel(actor, newest, level, policy)
        return
    if policy is None or (newest is not None and newest.cancel_reason != rules.BEGINS_AGAIN_AFTER[event.type]):
        return
    clock = clock_start(actor, policy=policy, level=level, since=since, **_subject(rule, about, event.payload))
    if (
        rule.by_first_assignment
        and event.type in rules.BEGINS_AGAIN_AFTER
        and (first := _first_assignment(about, rule.until[0]))
    ):
        clock_stop(actor, clock, first)


def _end(actor: Actor, rule: Rule, event: Event) -> None:
    about = subject_id(rule.of, event.entity, event.payload)
    until = time_in(event.payload, rule.until)
    clock = _newest(rule, about) if about is not None else None
    if until is None or clock is None or clock.state == ClockState.CANCELLED:
        return
    if clock.is_open:
        clock_stop(actor, clock, until)
    elif rule.by_first_assignment and clock.stopped_at is not None and until < clock.stopped_at:
        # A second unit that had no signal was there before the one that could report.
        clock_correct(actor, clock, clock.started_at, until)


def _renew(actor: Actor, rule: Rule, event: Event) -> None:
    """Only what is counted is counted on: a call after the last unit came begins nothing."""
    about = subject_id(rule.of, event.entity, event.payload)
    clock = _newest(rule, about) if about is not None else None
    if clock is not None and clock.is_open:
        _end(actor, rule, event)
        _begin(actor, rule, event)


def _cancel(actor: Actor, rule: Rule, event: Event, reason: CancelReason) -> None:
    about = subject_id(rule.of, event.entity, event.payload)
    clocks = [_newest(rule, about)] if about is not None else _open_of_incident(rule, event)
    for clock in clocks:
        if clock is not None and clock.is_open:
            at = time_in(event.payload, rule.cancelled) or event.occurred_at
            clock_cancel(actor, clock, reason, at)


def _open_of_incident(rule: Rule, event: Event) -> list[Clock]:
    """What an event of the incident itself ends: the clocks of each of its patients."""
    rows = Clock.objects.filter(stage=rule.stage, incident=event.entity_id, stopped_at=None)
    return list(rows.select_related("policy").order_by("pk")) if event.entity == "incident" else []


def _correct(actor: Actor, assignment: Mapping[str, Any]) -> None:
    """A time of an assignment was put right: judge its clocks anew, and those that its incident's units share."""
    of_assignment = Q(assignment=assignment["id"])
    of_incident = Q(incident=assignment["incident"], assignment=None, patient=None)
    by_stage = {rule.stage.value: rule for rule in RULES}
    clocks = Clock.objects.filter(of_assignment | of_incident).exclude(state=ClockState.CANCELLED)
    for clock in clocks.select_related("policy").order_by("pk"):
        rule = by_stage[clock.stage]
        if rule.by_first_assignment:
            since: datetime | None = clock.started_at
            until = _first_assignment(assignment["incident"], rule.until[0])
        else:
            since = time_in(assignment, [rule.since])
            until = time_in(assignment, rule.until)
        if since is not None:
            clock_correct(actor, clock, since, None if clock.is_open else until)


def _newest(rule: Rule, about: int) -> Clock | None:
    rows = Clock.objects.filter(stage=rule.stage, **{rule.of: about}).select_related("policy")
    return rows.order_by("-pk").first()


def _subject(rule: Rule, about: int, payload: Mapping[str, Any]) -> dict[str, int | None]:
    """The keys that a clock names: its subject, and the incident of an assignment or a patient."""
    named: dict[str, int | None] = {f"{rule.of}_id": about}
    return named | ({"incident_id": payload["incident"]} if rule.of in WITH_INCIDENT else {})


def _first_assignment(incident_id: int, stage: str) -> datetime | None:
    """When the first of an incident's assignments reached a stage, by the times that count now."""
    rows = StageTime.objects.filter(assignment__incident=incident_id, stage=stage)
    counting = rows.order_by("assignment", "-pk").distinct("assignment").values_list("occurred_at", flat=True)
    return min(counting, default=None)
