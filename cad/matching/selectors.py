"""Which open incidents of the centre a call is likely about."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.db.models import QuerySet

from cad.calls.models import Call
from cad.calls.numbers import same_number
from cad.calls.selectors import access_call, calls_of_number
from cad.incidents.models import Incident
from cad.incidents.states import IncidentState
from cad.locations.models import CallerLocation
from cad.matching.likeness import Known, Likeness, grams, likeness
from core import clock
from core.actors import Actor

MOST = 5
WORDS = ("complaint", "notes", "place_label", "place_detail")


class Spot(NamedTuple):
    """Where somebody says to be, and within how many metres."""

    point: Point
    radius_m: float


class Apart(NamedTuple):
    """Metres between two spots, and both radii together."""

    metres: float
    unsure: float


def matches_of_call(actor: Actor, call_id: int, *, words: str) -> list[tuple[int, Likeness]]:
    """The open incidents most like what this call tells, by key, the likeliest first; not the one it is about.

    `words` is what stands in the form. The place is the one confirmed, else the caller's newest location.
    """
    call = access_call(actor, call_id)
    told = grams(words)
    liked = [(pk, likeness(told, known)) for pk, known in _known_beside(call)]
    offered = [(pk, like) for pk, like in liked if like.is_offered]
    return sorted(offered, key=lambda each: (-each[1].score, -each[0]))[:MOST]


def _known_beside(call: Call) -> Iterator[tuple[int, Known]]:
    beside = _open_beside(call)
    spot, now = _spot_of(call), clock.now()
    apart = {**_callers_apart(beside, spot), **_places_apart(beside, spot)} if spot else {}
    of_number = set(calls_of_number(call.centre_id, call.number).values_list("incident_id", flat=True))
    for pk, opened_at, number, *said in beside.values_list("pk", "opened_at", "callback_number", *WORDS):
        metres, unsure = apart.get(pk, (None, 0.0))
        yield (
            pk,
            Known(
                words=" ".join(said),
                age=now - opened_at,
                same_number=pk in of_number or same_number(number, call.number),
                apart_m=metres,
                unsure_m=unsure,
            ),
        )


def _open_beside(call: Call) -> QuerySet[Incident]:
    rows = Incident.objects.filter(centre_id=call.centre_id).exclude(state=IncidentState.CLOSED)
    return rows.exclude(pk=call.incident_id) if call.incident_id else rows


def _spot_of(call: Call) -> Spot | None:
    own = call.incident
    if own and own.place_point:
        return Spot(own.place_point, own.place_radius_m or 0.0)
    said = call.locations.filter(point__isnull=False).order_by("-received_at", "-pk").first()
    return Spot(said.point, said.radius_m or 0.0) if said and said.point else None


def _places_apart(beside: QuerySet[Incident], spot: Spot) -> dict[int, Apart]:
    rows = beside.filter(place_point__isnull=False).annotate(metres=Distance("place_point", spot.point))
    return {
        pk: Apart(m.m, (r or 0.0) + spot.radius_m) for pk, r, m in rows.values_list("pk", "place_radius_m", "metres")
    }


def _callers_apart(beside: QuerySet[Incident], spot: Spot) -> dict[int, Apart]:
    """Of incidents whose place nobody has confirmed yet: where their callers are, by the newest report of each."""
    placeless = beside.filter(place_point=None).values("pk")
    rows = CallerLocation.objects.filter(call__incident__in=placeless, point__isnull=False).order_by(
        "received_at", "pk"
    )
    told = rows.annotate(metres=Distance("point", spot.point))
    of_incident = told.values_list("call__incident_id", "radius_m", "metres")
    return {pk: Apart(m.m, (r or 0.0) + spot.radius_m) for pk, r, m in of_incident if pk is not None}
