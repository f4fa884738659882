"""Who may be sent, and why not. Pure: the facts of a unit become a candidate, or an exclusion with its reason."""

from datetime import datetime
from typing import Any, NamedTuple

from dispatch.recommendation.facts import Job, LonLat, Need, UnitFacts
from dispatch.recommendation.need import lacks
from dispatch.recommendation.rules import Rules
from dispatch.recommendation.whereabouts import Origin, TooOld, origin_of

FREE = "free"
ABOUT_TO_CLEAR = "about_to_clear"
DIVERTIBLE = "divertible"

BEFORE_SCENE = frozenset({"offered", "accepted", "rolling"})


class Exclusion(NamedTuple):
    """A unit left out: a stable code, and what a person needs to understand it."""

    facts: UnitFacts
    code: str
    params: dict[str, Any]


class Candidate(NamedTuple):
    """A unit that may go. `wait_s` is how long it is still bound, by estimate; 0 when it is free."""

    facts: UnitFacts
    origin: Origin
    standing: str = FREE
    wait_s: float = 0.0


def judge(facts: UnitFacts, need: Need, rules: Rules, now: datetime) -> Candidate | Exclusion:
    """A unit as a candidate for the need, or why it is none."""
    if facts.readiness != "ready":
        return Exclusion(facts, "not_ready", {"readiness": facts.readiness, "reason": facts.readiness_reason})
    if missing := lacks(need.required, facts.capabilities):
        return Exclusion(facts, "capability_missing", {"missing": list(missing)})
    if facts.shift_ends_at and (left := (facts.shift_ends_at - now).total_seconds()) < rules.shift_margin_s:
        return Exclusion(facts, "shift_ends", {"in_s": round(left), "margin_s": round(rules.shift_margin_s)})
    if facts.job is not None:
        return _judge_busy(facts, facts.job, need, rules, now)
    origin = origin_of(facts, rules, now)
    if isinstance(origin, TooOld):
        return Exclusion(facts, "position_too_old", {"age_s": round(origin.age_s), "limit_s": round(origin.limit_s)})
    return Candidate(facts, origin)


def job_params(job: Job) -> dict[str, Any]:
    return {"incident": job.incident, "number": job.number, "level": job.level, "state": job.state}


def _judge_busy(facts: UnitFacts, job: Job, need: Need, rules: Rules, now: datetime) -> Candidate | Exclusion:
    standing = _standing(job, need, rules)
    if standing is None:
        return Exclusion(facts, "busy", job_params(job))
    wait_s = _wait_s(job, rules, now) if standing == ABOUT_TO_CLEAR else 0.0
    origin = _origin_of_busy(facts, job, rules, now)
    if origin is None:
        return Exclusion(facts, standing, {**job_params(job), "wait_s": round(wait_s)})
    return Candidate(facts, origin, standing, wait_s)


def may_divert(state: str, level: str, to_level: str, rules: Rules) -> bool:
    """Whether a unit in this stage of a job of `level` may be taken for an incident of `to_level`."""
    # Levels sort by urgency as text: R1 before R2.
    return state in BEFORE_SCENE and to_level in rules.divert_for and level > to_level


def _standing(job: Job, need: Need, rules: Rules) -> str | None:
    if job.state in {"at_hospital", "handed_over"}:
        return ABOUT_TO_CLEAR
    return DIVERTIBLE if may_divert(job.state, job.level, need.level, rules) else None


def _wait_s(job: Job, rules: Rules, now: datetime) -> float:
    usual = rules.wait_at_hospital_s if job.state == "at_hospital" else rules.wait_handed_over_s
    return max(rules.wait_least_s, usual - (now - job.since).total_seconds())


def _origin_of_busy(facts: UnitFacts, job: Job, rules: Rules, now: datetime) -> Origin | None:
    """Where its last fix puts it; the hospital it is at, when the fix is old; otherwise nobody knows."""
    origin = origin_of(facts, rules, now)
    if isinstance(origin, Origin) and (origin.source == "fix" or job.state in {"offered", "accepted"}):
        return origin
    at: LonLat | None = job.hospital if job.state in {"at_hospital", "handed_over"} else None
    return Origin(at, "hospital", None) if at else None
