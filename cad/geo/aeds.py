"""The defibrillators nearest to a point, by how long somebody walks to one."""

from datetime import date
from typing import Annotated, Any, Literal, TypedDict

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D
from django.db.models import Q

from cad.geo.models import City, NamedPlace
from cad.geo.premises.models import Premise, PremiseKind
from core import clock

# Nobody fetches one from farther away in time. There is no router for people on foot, so the way is reckoned.
REACH_M = 1_000.0
DETOUR = 1.3
WALK_M_PER_S = 1.5
MOST = 3


class AedReply(TypedDict):
    code: str
    name: str
    detail: Annotated[str, "Where exactly, as it was written down"]
    lon: Annotated[float, "WGS-84"]
    lat: Annotated[float, "WGS-84"]
    source: Annotated[str, Literal["centre", "map"]]
    metres: Annotated[int, "In a straight line"]
    walk_s: Annotated[int, "One way"]


class AedsReply(TypedDict):
    """Walking time: the straight line times `detour`, at `walk_m_per_s`. Nothing is farther than `reach_m`."""

    aeds: list[AedReply]
    detour: float
    walk_m_per_s: float
    reach_m: float


def aeds_near(lon: float, lat: float, *, centre_id: int | None, city: City | None) -> AedsReply:
    """At most three, the nearest first; lon and lat in degrees WGS-84. What the centre keeps itself wins over the map's
    record of the same code."""
    point = Point(lon, lat, srid=4326)
    kept = [_reply(row, row.address, "centre") for row in _of_centre(point, centre_id)]
    codes = {row["code"] for row in kept} - {""}
    mapped = [_reply(row, row.detail, "map") for row in _of_map(point, city) if row.code not in codes]
    nearest = sorted(kept + mapped, key=lambda row: row["metres"])[:MOST]
    return {"aeds": nearest, "detour": DETOUR, "walk_m_per_s": WALK_M_PER_S, "reach_m": REACH_M}


def _of_centre(point: Point, centre_id: int | None) -> list[Any]:
    today: date = clock.now().date()
    holds = Q(expires=None) | Q(expires__gte=today)
    rows = Premise.objects.filter(holds, centre_id=centre_id or 0, kind=PremiseKind.AED, active=True)
    return list(_near(rows, point))


def _of_map(point: Point, city: City | None) -> list[Any]:
    return list(_near(NamedPlace.objects.filter(city=city, kind="defibrillator"), point)) if city else []


def _near(rows: Any, point: Point) -> Any:
    reached = rows.filter(point__dwithin=(point, D(m=REACH_M)))
    return reached.annotate(away=Distance("point", point)).order_by("away")[: MOST * 2]


def _reply(row: Any, detail: str, source: str) -> AedReply:
    metres: float = row.away.m
    return {
        "code": row.code,
        "name": row.name,
        "detail": detail,
        "lon": row.point.x,
        "lat": row.point.y,
        "source": source,
        "metres": round(metres),
        "walk_s": round(metres * DETOUR / WALK_M_PER_S),
    }
