"""What a recommendation reads: few queries, plain rows, no locks."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from core.actors import Actor, require
from core.errors import NotFound
from core.reading import prepared
from dispatch.assignments.states import ACTIVE
from dispatch.recommendation.facts import Fix, Job, UnitFacts
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.permissions import may_see_recommendation


def access_recommendation(actor: Actor, recommendation_id: int) -> Recommendation:
    """The recommendation, for somebody who may see it."""
    row = Recommendation.objects.defer("inputs").filter(pk=recommendation_id).first()
    if row is None:
        raise NotFound("There is no such recommendation.")
    require(may_see_recommendation, actor, row)
    return row


# In plain SQL, times as seconds: reading 500 units through the ORM cost half of a recommendation.
_FACTS = """
SELECT unit.id, unit.call_sign, array_to_string(unit.capabilities, ' '), unit.readiness, unit.readiness_reason,
       extract(epoch FROM unit.shift_ends_at)::float8,
       station.id, station.name, station.name_en, ST_X(station.point::geometry), ST_Y(station.point::geometry),
       extract(epoch FROM position.fixed_at)::float8, ST_X(position.point::geometry), ST_Y(position.point::geometry),
       job.incident_id, job.number, job.level, job.state, extract(epoch FROM job.since)::float8, job.lon, job.lat
FROM units_unit unit
JOIN units_station station ON station.id = unit.station_id
LEFT JOIN avl_unitposition position ON position.unit_id = unit.id
LEFT JOIN (
    SELECT assignment.unit_id, assignment.incident_id, incident.number, incident.level, assignment.state,
           ST_X(hospital.point::geometry) AS lon, ST_Y(hospital.point::geometry) AS lat,
           coalesce(
               (SELECT occurred_at FROM assignments_stagetime WHERE assignment_id = assignment.id
                AND stage = assignment.state ORDER BY id DESC LIMIT 1),
               assignment.offered_at
           ) AS since
    FROM assignments_assignment assignment
    JOIN incidents_incident incident ON incident.id = assignment.incident_id
    LEFT JOIN hospitals_hospital hospital ON hospital.id = assignment.hospital_id
    WHERE assignment.state = ANY(%(active)s) AND assignment.centre_id = %(centre)s
) job ON job.unit_id = unit.id
WHERE unit.centre_id = %(centre)s
ORDER BY unit.id
"""


def facts_of_units(centre_id: int) -> list[UnitFacts]:
    """Every unit of the centre as it stands now, with its last fix and its job."""
    return [_facts(*row) for row in prepared(_FACTS, {"centre": centre_id, "active": sorted(ACTIVE)})]


def _facts(
    unit: int,
    call_sign: str,
    capabilities: str,
    readiness: str,
    reason: str,
    shift_ends_at: float | None,
    station: int,
    name: str,
    name_en: str,
    station_lon: float,
    station_lat: float,
    fixed_at: float | None,
    lon: float,
    lat: float,
    *job: Any,
) -> UnitFacts:
    return UnitFacts(
        unit,
        call_sign,
        {"id": station, "name": name, "name_en": name_en},
        (station_lon, station_lat),
        _words(capabilities),
        readiness,
        reason,
        None if shift_ends_at is None else _at(shift_ends_at),
        None if fixed_at is None else Fix((lon, lat), _at(fixed_at)),
        None if job[0] is None else _job(*job),
    )


def _job(incident: int, number: str, level: str, state: str, since: float, lon: float | None, lat: float) -> Job:
    """Its stage began at the newest time written for it."""
    return Job(incident, number, level, state, _at(since), None if lon is None else (lon, lat))


@lru_cache(maxsize=1024)
def _words(capabilities: str) -> frozenset[str]:
    return frozenset(capabilities.split())


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
