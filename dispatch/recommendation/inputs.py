"""What a ranking is made from, and how it is kept with it: a ranking can be made again from its inputs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from cad.incidents.models import Incident
from dispatch.recommendation.eligibility import Candidate
from dispatch.recommendation.facts import LonLat, Need
from dispatch.recommendation.rules import Rules, Weights

COLUMNS = ("unit", "lon", "lat", "source", "at_station", "position_age_s", "standing", "wait_s", "crew")


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that a ranking is made from, but for the roads."""

    place: LonLat
    need: Need
    rules: Rules
    weights: Weights
    asked_at: datetime
    set_aside: frozenset[int]


def inputs_json(incident: Incident, question: Question, candidates: Mapping[int, Candidate]) -> dict[str, Any]:
    """The inputs, compact: `units` has one row for each candidate (`COLUMNS`), `crew` being a place in `crews`.

    Units that were excluded stand in the recommendation's `excluded`, with what excluded them.
    """
    need = question.need
    crews: dict[frozenset[str], int] = {}
    rows = [_row(unit, row, crews.setdefault(row.facts.capabilities, len(crews))) for unit, row in candidates.items()]
    return {
        "asked_at": question.asked_at.isoformat(),
        "incident": {
            "version": incident.version,
            "place": question.place,
            "level": incident.level,
            "resources": incident.resources,
        },
        "need": {"level": need.level, "required": sorted(need.required), "wanted": sorted(need.wanted)},
        "rules": asdict(question.rules),
        "weights": asdict(question.weights),
        "set_aside": sorted(question.set_aside),
        "columns": COLUMNS,
        "crews": [sorted(crew) for crew in crews],
        "units": rows,
    }


def _row(unit: int, row: Candidate, crew: int) -> list[Any]:
    (lon, lat), source, age_s, at_station = row.origin
    age = None if age_s is None else round(age_s)
    return [unit, round(lon, 6), round(lat, 6), source, at_station, age, row.standing, round(row.wait_s), crew]
