"""The demo's stations, units with their tablets, and hospitals. Everything is found again on a second start."""

from pathlib import Path

from django.contrib.gis.geos import Point

from config.demo.keeping import FOLDER, keep, kept, kept_section
from config.demo.places import Spot
from core import clock
from core.accounts.models import AccessToken, Centre
from core.accounts.tokens import token_find, token_issue
from core.actors import Actor
from fleet.hospitals.models import Hospital
from fleet.units.events import tell_unit
from fleet.units.models import Station, Unit
from fleet.units.states import Capability, Readiness, UnitKind

FILE = FOLDER / "demo-tablets.json"

# Two of three units carry a physician, as in the calls that a centre sees.
CREWS = (
    (UnitKind.INTENSIVE, [Capability.BLS, Capability.PHYS]),
    (UnitKind.BASIC, [Capability.BLS]),
    (UnitKind.INTENSIVE, [Capability.BLS, Capability.PHYS]),
)


def hospitals_ensure(centre: Centre, spots: list[Spot]) -> int:
    """The hospitals of the centre. Part of the caller's action."""
    for spot in spots:
        Hospital.objects.get_or_create(
            centre=centre, name=spot.name, defaults={"name_en": spot.name_en, "point": Point(*spot.point, srid=4326)}
        )
    return len(spots)


def units_ensure(actor: Actor, centre: Centre, spots: list[Spot], count: int) -> list[Unit]:
    """`count` units over the stations, call signs A01, A02, … Part of the caller's action.

    Units that exist stay as they are: what they are doing is no business of a second start.
    """
    units = []
    for number in range(count):
        station = _station_ensure(centre, number % len(spots), spots[number % len(spots)])
        units.append(_unit_ensure(actor, centre, station, number))
    return units


def tablets_ensure(actor: Actor, centre: Centre, units: list[Unit], file: Path = FILE) -> dict[str, str]:
    """A tablet's token for each unit, by call sign: the kept one while it works, else a new one."""
    known = kept_section(file, centre.code)
    return {unit.call_sign: _token_ensure(actor, unit, str(known.get(unit.call_sign, ""))) for unit in units}


def tablets_keep(centre: Centre, tokens: dict[str, str], file: Path = FILE) -> None:
    keep(file, {**kept(file), centre.code: tokens})


def _station_ensure(centre: Centre, number: int, spot: Spot) -> Station:
    station, _ = Station.objects.get_or_create(
        centre=centre,
        code=f"S{number + 1:02}",
        defaults={"name": spot.name, "name_en": spot.name_en, "point": Point(*spot.point, srid=4326)},
    )
    return station


def _unit_ensure(actor: Actor, centre: Centre, station: Station, number: int) -> Unit:
    kind, capabilities = CREWS[number % len(CREWS)]
    unit, is_new = Unit.objects.select_related("station").get_or_create(
        centre=centre,
        call_sign=f"A{number + 1:02}",
        defaults={
            "station": station,
            "kind": kind,
            "capabilities": capabilities,
            "readiness": Readiness.READY,
            "readiness_since": clock.now(),
        },
    )
    if is_new:
        tell_unit(actor, "unit.readiness_changed", unit)
    return unit


def _token_ensure(actor: Actor, unit: Unit, secret: str) -> str:
    token = token_find(secret) if secret else None
    if token and token.kind == AccessToken.Kind.UNIT and token.subject_id == unit.pk:
        return secret
    _, secret = token_issue(
        actor, kind=AccessToken.Kind.UNIT, centre_id=unit.centre_id, label=unit.call_sign, subject_id=unit.pk
    )
    return secret
