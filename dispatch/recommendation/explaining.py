"""A ranked unit in the words of the API: codes and their parameters, for screens to phrase. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dispatch.recommendation.eligibility import FREE, Exclusion, job_params
from dispatch.recommendation.facts import Need
from dispatch.recommendation.ranking import Ranked, is_over_qualified, lacking

if TYPE_CHECKING:
    from dispatch.recommendation.replies import CandidateReply, CodedReply, ExcludedReply


def ranked_json(place: int, row: Ranked, need: Need) -> CandidateReply:
    """One row of `units`. Times are seconds, `holding` is the number of the incident that the unit still has."""
    facts, origin = row.candidate.facts, row.candidate.origin
    return {
        "rank": place,
        "unit": facts.unit,
        "call_sign": facts.call_sign,
        "station": facts.station,
        "road_s": round(row.road_s, 1),
        "turnout_s": round(row.cost.turnout_s, 1),
        "total_s": round(row.total_s, 1),
        "distance_m": round(row.distance_m),
        "position_age_s": None if origin.age_s is None else round(origin.age_s),
        "holding": facts.job.number if facts.job else None,
        "why": why(row, need),
    }


def excluded_json(row: Exclusion) -> ExcludedReply:
    return {"unit": row.facts.unit, "call_sign": row.facts.call_sign, "code": row.code, "params": row.params}


def why(row: Ranked, need: Need) -> list[CodedReply]:
    """Why the unit stands where it stands, most telling first."""
    return [*_standing(row), *_fit(row, need), *_cover(row), *_start(row)]


def _standing(row: Ranked) -> list[CodedReply]:
    job = row.candidate.facts.job
    if row.candidate.standing == FREE or job is None:
        return []
    return [_reason(row.candidate.standing, **job_params(job), wait_s=round(row.cost.wait_s))]


def _fit(row: Ranked, need: Need) -> list[CodedReply]:
    if lacks := lacking(row.candidate, need):
        return [_reason("lacks", missing=lacks)]
    if row.cost.fit_s and is_over_qualified(row.candidate, need):
        return [_reason("over_qualified", penalty_s=round(row.cost.fit_s))]
    return [_reason("suits", has=sorted(row.candidate.facts.capabilities))]


def _cover(row: Ranked) -> list[CodedReply]:
    return [_reason("cover", penalty_s=round(row.cost.cover_s))] if row.cost.cover_s else []


def _start(row: Ranked) -> list[CodedReply]:
    """Where the unit starts from, said plainly when that is not its own fresh fix."""
    origin = row.candidate.origin
    if origin.source == "fix":
        return [_reason("at_station" if origin.at_station else "on_the_road")]
    age_s = None if origin.age_s is None else round(origin.age_s)
    return [_reason(f"{origin.source}_assumed", position_age_s=age_s)]


def _reason(code: str, **params: Any) -> CodedReply:
    return {"code": code, "params": params}
