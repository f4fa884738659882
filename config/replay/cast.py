"""Who takes part in a replay: a centre of its own, people, a telephone system, and the log's stations and units.

A centre of its own keeps a replay apart from everything else on the same server.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from django.contrib.auth.hashers import make_password
from django.contrib.gis.geos import Point

from cad.geo.models import City
from config.demo.accounts import password_make
from config.demo.places import hospital_spots
from config.replay.cities import LogCity
from config.replay.log import LogCall
from core import clock
from core.accounts.models import AccessToken, Centre, User
from core.accounts.roles import Role
from core.accounts.tokens import token_issue
from core.actions import action
from core.actors import Actor
from dispatch.sla.policies import policies_seed
from fleet.hospitals.models import Hospital
from fleet.units.models import Station, Unit
from fleet.units.states import Capability, Readiness, UnitKind

KINDS = {"MEDIC": UnitKind.INTENSIVE, "PRIVATE": UnitKind.BASIC}
SEATS = {Role.CALL_TAKER: 4, Role.DISPATCHER: 2, Role.DUTY_MANAGER: 1}

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class UnitCast:
    id: int
    call_sign: str
    token: str
    station: LonLat


@dataclass(slots=True)
class Cast:
    """What the actors need to play: names, secrets and places."""

    centre: str
    password: str
    telephony_token: str
    people: dict[str, list[str]] = field(default_factory=dict)
    units: dict[int, UnitCast] = field(default_factory=dict)
    hospitals: list[tuple[int, LonLat]] = field(default_factory=list)


def cast_make(city: City, log_city: LogCity, calls: Sequence[LogCall]) -> Cast:
    """Make the centre and everybody in it, in one action."""
    stamp = f"{clock.now():%m%d-%H%M%S}-{secrets.token_hex(1)}"
    with action(Actor.system("replay")):
        centre = Centre.objects.create(
            code=f"r-{stamp}",
            name=f"{log_city.name} 回放 {stamp}",
            name_en=f"{log_city.name_en} replay {stamp}",
            time_zone=log_city.zone,
        )
        actor = Actor.system("replay", centre.pk)
        _, telephony = token_issue(
            actor, kind=AccessToken.Kind.TELEPHONY, centre_id=centre.pk, label="telephone system of the replay"
        )
        cast = Cast(centre=centre.code, password=password_make(), telephony_token=telephony)
        cast.people = _people(centre, cast.password)
        cast.units = _units(actor, centre, calls)
        cast.hospitals = _hospitals(centre, city)
    policies_seed(centre)
    return cast


def _people(centre: Centre, password: str) -> dict[str, list[str]]:
    hashed = make_password(password)
    people: dict[str, list[str]] = defaultdict(list)
    for role, seats in SEATS.items():
        for seat in range(1, seats + 1):
            username = f"{centre.code}-{role.replace('_', '')}{seat}"
            User.objects.create(
                username=username, display_name=f"{role.label} {seat}", centre=centre, roles=[role], password=hashed
            )
            people[role].append(username)
    return people


def _units(actor: Actor, centre: Centre, calls: Sequence[LogCall]) -> dict[int, UnitCast]:
    """Every unit of the log, at the station in whose area it went out most."""
    stations = _stations(centre, calls)
    areas: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, str] = {}
    physicians: set[str] = set()
    for call in calls:
        for row in call.responses:
            areas[row.unit][call.station_area] += 1
            types[row.unit] = row.unit_type
            physicians |= {row.unit} if row.is_als else set()
    cast: dict[int, UnitCast] = {}
    for call_sign in sorted(areas):
        station = stations[areas[call_sign].most_common(1)[0][0]]
        unit = _unit(centre, station, call_sign, types[call_sign], has_physician=call_sign in physicians)
        _, token = token_issue(
            actor, kind=AccessToken.Kind.UNIT, centre_id=centre.pk, label=call_sign, subject_id=unit.pk
        )
        cast[unit.pk] = UnitCast(unit.pk, call_sign, token, (station.point.x, station.point.y))
    return cast


def _unit(centre: Centre, station: Station, call_sign: str, unit_type: str, *, has_physician: bool) -> Unit:
    return Unit.objects.create(
        centre=centre,
        station=station,
        call_sign=call_sign,
        kind=KINDS.get(unit_type, UnitKind.SPECIAL),
        capabilities=[Capability.BLS, Capability.PHYS] if has_physician else [Capability.BLS],
        readiness=Readiness.READY,
        readiness_since=clock.now(),
    )


def _stations(centre: Centre, calls: Iterable[LogCall]) -> dict[str, Station]:
    """A station for each station area of the log, in the middle of its calls: the log does not say where it stands."""
    points: dict[str, list[LonLat]] = defaultdict(list)
    for call in calls:
        points[call.station_area].append(call.point)
    return {
        area: Station.objects.create(
            centre=centre,
            code=(area or "-")[:20],
            name=f"{area or '?'} 站"[:100],
            name_en=f"Station {area or '?'}"[:100],
            point=Point(median(lon for lon, _ in found), median(lat for _, lat in found), srid=4326),
        )
        for area, found in sorted(points.items())
    }


def _hospitals(centre: Centre, city: City) -> list[tuple[int, LonLat]]:
    return [
        (
            Hospital.objects.create(
                centre=centre, name=spot.name, name_en=spot.name_en, point=Point(*spot.point, srid=4326)
            ).pk,
            spot.point,
        )
        for spot in hospital_spots(city)
    ]
