"""What a recommendation reads: few queries, plain rows, no locks."""

from collections.abc import Iterable
from typing import Any

from django.db.models import FloatField, Func, OuterRef, Subquery
from django.db.models.functions import Coalesce

from core.actors import Actor, require
from core.errors import NotFound
from dispatch.assignments.models import Assignment, StageTime
from dispatch.assignments.states import ACTIVE
from dispatch.recommendation.facts import Fix, Job, UnitFacts
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.permissions import may_see_recommendation
from fleet.units.models import Unit


class Lon(Func):
    template = "ST_X(%(expressions)s::geometry)"
    output_field = FloatField()


class Lat(Func):
    template = "ST_Y(%(expressions)s::geometry)"
    output_field = FloatField()


def access_recommendation(actor: Actor, recommendation_id: int) -> Recommendation:
    """The recommendation, for somebody who may see it."""
    row = Recommendation.objects.defer("inputs").filter(pk=recommendation_id).first()
    if row is None:
        raise NotFound("There is no such recommendation.")
    require(may_see_recommendation, actor, row)
    return row


def facts_of_units(centre_id: int) -> list[UnitFacts]:
    """Every unit of the centre as it stands now, with its last fix and its job."""
    rows = (
        Unit.objects.filter(centre_id=centre_id)
        .order_by("pk")
        .values_list(
            "pk",
            "call_sign",
            "capabilities",
            "readiness",
            "readiness_reason",
            "shift_ends_at",
            "station_id",
            "station__name",
            "station__name_en",
            Lon("station__point"),
            Lat("station__point"),
            Lon("position__point"),
            Lat("position__point"),
            "position__fixed_at",
        )
    )
    jobs = _jobs(centre_id)
    return [_facts(row, jobs.get(row[0])) for row in rows]


def capabilities_going(incident_id: int, excluding: Iterable[int]) -> list[frozenset[str]]:
    """What the units bring that go to the incident already."""
    rows = Assignment.objects.filter(incident_id=incident_id, state__in=ACTIVE).exclude(unit__in=list(excluding))
    return [frozenset(capabilities) for capabilities in rows.values_list("unit__capabilities", flat=True)]


def _facts(row: tuple[Any, ...], job: Job | None) -> UnitFacts:
    unit, call_sign, capabilities, readiness, reason, shift_ends_at, station, name, name_en, lon, lat, *fix = row
    return UnitFacts(
        unit=unit,
        call_sign=call_sign,
        station={"id": station, "name": name, "name_en": name_en},
        station_point=(lon, lat),
        capabilities=frozenset(capabilities),
        readiness=readiness,
        readiness_reason=reason,
        shift_ends_at=shift_ends_at,
        fix=Fix((fix[0], fix[1]), fix[2]) if fix[2] else None,
        job=job,
    )


def _jobs(centre_id: int) -> dict[int, Job]:
    """The job of each unit that has one. Its stage began at the newest time written for it."""
    began = StageTime.objects.filter(assignment=OuterRef("pk"), stage=OuterRef("state")).order_by("-pk")
    rows = Assignment.objects.filter(centre_id=centre_id, state__in=ACTIVE).values_list(
        "unit_id",
        "incident_id",
        "incident__number",
        "incident__level",
        "state",
        Coalesce(Subquery(began.values("occurred_at")[:1]), "offered_at"),
        Lon("hospital__point"),
        Lat("hospital__point"),
    )
    return {
        unit: Job(incident, number, level, state, since, None if lon is None else (lon, lat))
        for unit, incident, number, level, state, since, lon, lat in rows
    }
