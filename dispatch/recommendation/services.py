"""Recommending units for an incident: read outside locks, ask the router outside a transaction, store the whole."""

import time
from collections.abc import Iterable, Sequence

from cad.incidents.models import Incident
from cad.incidents.states import IncidentState
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid, NotFound
from dispatch.recommendation.cover import others_near
from dispatch.recommendation.eligibility import FREE, Candidate, Exclusion, job_params, judge
from dispatch.recommendation.events import tell_recommendation
from dispatch.recommendation.explaining import excluded_json, ranked_json
from dispatch.recommendation.facts import LonLat, UnitFacts
from dispatch.recommendation.inputs import Question, inputs_json
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.need import need_of
from dispatch.recommendation.permissions import may_recommend
from dispatch.recommendation.policy import rules_now, weights_now
from dispatch.recommendation.ranking import Cost, Ranked, cost_of, rank, weighs_cover
from dispatch.recommendation.roads import Roads, roads_to
from dispatch.recommendation.selectors import facts_of_units
from dispatch.routing.candidates import Source
from dispatch.routing.closures.near import Concern, closures_concerning
from dispatch.routing.modes import mode_of

_READ = ("centre", "state", "level", "resources", "place_point", "version")


def recommendation_make(actor: Actor, *, incident_id: int, exclude_units: Iterable[int] = ()) -> Recommendation:
    """Rank the units for an incident and store the ranking with everything it was made from.

    `exclude_units` are set aside with that reason, e.g. the unit that did not accept. Falls back to the straight line,
    and says so, when the router is late or gone. Raises Invalid `place_needed` and Conflict `incident_closed`.
    """
    began = time.perf_counter()
    incident, place = _incident_and_place(actor, incident_id)
    set_aside = frozenset(exclude_units)
    units = facts_of_units(incident.centre_id)
    need = need_of(incident.level, incident.resources, _going(units, incident.pk, set_aside))
    question = Question(place, need, rules_now(), weights_now(), clock.now(), set_aside)
    candidates, excluded = _judged(units, question)
    ranked, left, roads = _ranked(candidates, question)
    row = Recommendation(
        centre_id=incident.centre_id,
        incident_id=incident.pk,
        made_by=actor.label,
        router=roads.router,
        notice=roads.notice,
        graph=roads.graph,
        mode=roads.mode,
        conditions=roads.conditions,
        closures=[{"code": code, "params": params} for code, params in _closures(incident, place, ranked)],
        weights=question.weights.version,
        inputs=inputs_json(incident, question, candidates),
        units=[ranked_json(number, unit, need) for number, unit in enumerate(ranked, start=1)],
        excluded=[excluded_json(unit) for unit in [*excluded, *left]],
    )
    with action(actor):
        row.created_at = clock.now()
        row.took_ms = round((time.perf_counter() - began) * 1000, 1)
        row.save(force_insert=True)
        tell_recommendation(actor, "recommendation.made", row)
    return row


def _incident_and_place(actor: Actor, incident_id: int) -> tuple[Incident, LonLat]:
    incident = Incident.objects.only(*_READ).filter(pk=incident_id).first()
    if incident is None:
        raise NotFound("There is no such incident.")
    require(may_recommend, actor, incident)
    if incident.state == IncidentState.CLOSED:
        raise Conflict("The incident is closed.", code="incident_closed")
    if incident.place_point is None:
        raise Invalid("Confirm the place first.", code="place_needed")
    return incident, (incident.place_point.x, incident.place_point.y)


def _going(units: Iterable[UnitFacts], incident_id: int, excluding: frozenset[int]) -> list[frozenset[str]]:
    """What the units bring that go to the incident already."""
    going = (facts for facts in units if facts.job is not None and facts.job.incident == incident_id)
    return [facts.capabilities for facts in going if facts.unit not in excluding]


def _closures(incident: Incident, place: LonLat, ranked: Sequence[Ranked]) -> list[Concern]:
    listed = [row.candidate for row in ranked]
    starts = [(unit.facts.unit, unit.facts.call_sign, unit.origin.point) for unit in listed]
    return closures_concerning(incident.centre_id, place, starts)


def _judged(units: Sequence[UnitFacts], question: Question) -> tuple[dict[int, Candidate], list[Exclusion]]:
    candidates: dict[int, Candidate] = {}
    excluded: list[Exclusion] = []
    for facts in units:
        if facts.unit in question.set_aside:
            excluded.append(Exclusion(facts, "set_aside", {}))
            continue
        verdict = judge(facts, question.need, question.rules, question.asked_at)
        if isinstance(verdict, Exclusion):
            excluded.append(verdict)
        else:
            candidates[facts.unit] = verdict
    return candidates, excluded


def _ranked(candidates: dict[int, Candidate], question: Question) -> tuple[list[Ranked], list[Exclusion], Roads]:
    """Free units first, then those that are about to clear or may be diverted; of these, the ones not listed."""
    rules = question.rules
    free = {unit: row for unit, row in candidates.items() if row.standing == FREE}
    holding = {unit: row for unit, row in candidates.items() if row.standing != FREE}
    costs = _costs(free, holding, question)
    mode = mode_of(question.need.level)
    roads = roads_to(question.place, _starts(free, costs), rules.listed, mode)
    first = rank(free, costs, roads.found, rules.listed)
    if not holding:
        return first, [], roads
    others = roads_to(question.place, _starts(holding, costs), rules.listed_holding, mode)
    second = rank(holding, costs, others.found, rules.listed_holding)
    listed = {row.candidate.facts.unit for row in second}
    left = [_not_listed(row) for unit, row in holding.items() if unit not in listed]
    return [*first, *second], left, roads if roads.notice else others


def _costs(free: dict[int, Candidate], holding: dict[int, Candidate], question: Question) -> dict[int, Cost]:
    need, weights = question.need, question.weights
    near: dict[int, int] = {}
    if weighs_cover(need, weights):
        points = {unit: row.origin.point for unit, row in free.items()}
        near = others_near(points, points, weights.cover_radius_m, weights.cover_wanted)
    return {unit: cost_of(row, need, near.get(unit), weights) for rows in (free, holding) for unit, row in rows.items()}


def _starts(candidates: dict[int, Candidate], costs: dict[int, Cost]) -> dict[int, Source]:
    return {unit: Source(row.origin.point, costs[unit].beyond_road_s) for unit, row in candidates.items()}


def _not_listed(row: Candidate) -> Exclusion:
    params = job_params(row.facts.job) if row.facts.job else {}
    return Exclusion(row.facts, row.standing, {**params, "wait_s": round(row.wait_s)})
