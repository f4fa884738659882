"""Making and changing premises. Nothing is deleted: what is gone is set inactive."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.gis.geos import Point
from django.db import IntegrityError
from django.utils.translation import gettext as _

from cad.geo.premises.events import tell_premise
from cad.geo.premises.models import Premise
from cad.geo.premises.naming import names_write
from cad.geo.premises.permissions import may_edit_premises
from cad.geo.premises.selectors import premise_for_update
from cad.geo.premises.words import words_of
from cad.geo.selectors import city_active
from core.actions import action
from core.actors import Actor, require
from core.coordinates import BadCoordinates, checked, metres_outside, to_wgs84
from core.errors import Conflict, Invalid
from core.versions import check_version, update_guarded

# Posts of a motorway that leaves the map are still the centre's.
FARTHEST_OUTSIDE_M = 20_000.0

Fields = Mapping[str, Any]
"""As `PremiseIn` validates them: points in degrees of `datum`, `parent` a code."""


def premise_create(actor: Actor, *, fields: Fields) -> Premise:
    """Raises Conflict `premise_code_taken`; Invalid `premise_parent_unknown` and for coordinates."""
    columns = premise_columns(fields)
    with action(actor):
        require(may_edit_premises, actor)
        centre_id = centre_of(actor)
        premise = premise_add(actor, centre_id, columns | _parent(centre_id, fields, None))
        names_write([premise])
        return premise


def premise_update(actor: Actor, *, premise_id: int, version: int, changes: Fields) -> Premise:
    """Only the fields that are given change. Raises StaleVersion, and what `premise_create` raises."""
    columns = premise_columns(changes)
    with action(actor):
        premise = premise_for_update(premise_id)
        require(may_edit_premises, actor, premise)
        check_version(premise, version)
        changed = premise_change(actor, premise, columns | _parent(premise.centre_id, changes, premise))
        names_write(premises_renamed(premise, changed))
        return premise


def centre_of(actor: Actor) -> int:
    if actor.centre_id is None:
        raise Invalid(_("Your account belongs to no centre."), code="no_centre")
    return actor.centre_id


def premise_add(actor: Actor, centre_id: int, columns: Mapping[str, Any]) -> Premise:
    """Part of the caller's action, who writes its names."""
    if Premise.objects.filter(centre_id=centre_id, code__iexact=columns["code"]).exists():
        raise _taken(columns["code"])
    try:
        premise = Premise.objects.create(centre_id=centre_id, **columns)
    except IntegrityError as error:  # by somebody at the same moment
        raise _taken(columns["code"]) from error
    tell_premise(actor, "premise.created", premise)
    return premise


def premise_change(actor: Actor, premise: Premise, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Part of the caller's action, the row locked. Returns what changed; the caller writes the names."""
    changed = premise_changed(premise, columns)
    if not changed:
        return changed
    code = changed.get("code")
    others = Premise.objects.filter(centre_id=premise.centre_id).exclude(pk=premise.pk)
    if code is not None and others.filter(code__iexact=code).exists():
        raise _taken(code)
    try:
        update_guarded(premise, **changed)
    except IntegrityError as error:
        raise _taken(premise.code) from error
    tell_premise(actor, "premise.updated", premise)
    return changed


def premise_changed(premise: Premise, columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns whose values are others. A point counts as moved from a centimetre on."""
    return {name: value for name, value in columns.items() if not _same(getattr(premise, name), value)}


def premise_columns(fields: Fields) -> dict[str, Any]:
    """The fields as the row keeps them, without the parent. Raises Invalid for coordinates that cannot be meant:
    a code of `core.coordinates`, or `premise_outside_city`.
    """
    columns = {name: value for name, value in fields.items() if name not in ("lon", "lat", "entrance", "parent")}
    if "lon" in fields:
        columns["point"] = _point(fields["lon"], fields["lat"], fields["datum"])
    if "entrance" in fields:
        entrance = fields["entrance"]
        columns["entrance"] = _point(entrance["lon"], entrance["lat"], fields["datum"]) if entrance else None
    return columns


def _point(lon: float, lat: float, datum: str) -> Point:
    try:
        place = to_wgs84(lon, lat, datum)
        city = city_active()
        checked(place.lon, place.lat, box=city.box if city else None)
    except BadCoordinates as refusal:
        raise Invalid(words_of(refusal), code=refusal.code) from refusal
    if city and metres_outside(place.lon, place.lat, city.box) > FARTHEST_OUTSIDE_M:
        words = _("This lies far outside the city. Check longitude, latitude and datum.")
        raise Invalid(words, code="premise_outside_city")
    return Point(round(place.lon, 8), round(place.lat, 8), srid=4326)


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, Point) and isinstance(b, Point):
        return abs(a.x - b.x) < 1e-7 and abs(a.y - b.y) < 1e-7
    return bool(a == b)


def _parent(centre_id: int, fields: Fields, premise: Premise | None) -> dict[str, Any]:
    if "parent" not in fields:
        return {}
    code = fields["parent"]
    if not code:
        return {"parent": None}
    parent = Premise.objects.filter(centre_id=centre_id, code__iexact=code).first()
    if parent is None:
        raise Invalid(_("There is no premise with the code %(code)s.") % {"code": code}, code="premise_parent_unknown")
    if premise is not None and premise.pk in _wholes(parent):
        raise Invalid(_("A premise cannot be a part of its own part."), code="premise_parent_circular")
    return {"parent": parent}


def _wholes(premise: Premise) -> set[int]:
    """The premise, what it is a part of, and so on."""
    keys: set[int] = set()
    step: Premise | None = premise
    while step is not None and step.pk not in keys:
        keys.add(step.pk)
        step = step.parent
    return keys


def premises_renamed(premise: Premise, changed: Mapping[str, Any]) -> Iterable[Premise]:
    """Whose names have to be written anew: its own, and those of its parts, which are said after it."""
    if changed.keys().isdisjoint({"code", "name", "name_en", "other_names", "parent", "active"}):
        return []
    return [premise, *Premise.objects.select_related("parent").filter(parent=premise)]


def _taken(code: str) -> Conflict:
    return Conflict(
        _("Another premise has the code %(code)s.") % {"code": code}, code="premise_code_taken", premise_code=code
    )
