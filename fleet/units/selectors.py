from collections.abc import Iterable

from core.errors import NotFound
from core.locks import Rank, lock, lock_one
from fleet.units.models import Unit


def unit_for_update(unit_id: int) -> Unit:
    """Lock a unit. It comes after incidents and assignments."""
    return lock_one(Rank.UNIT, Unit.objects.select_related("station"), unit_id)


def units_for_update(unit_ids: Iterable[int]) -> list[Unit]:
    """Lock several units in ascending key."""
    return lock(Rank.UNIT, Unit.objects.filter(pk__in=list(unit_ids)).select_related("station"))


def unit_get(unit_id: int) -> Unit:
    unit = Unit.objects.select_related("station").filter(pk=unit_id).first()
    if unit is None:
        raise NotFound("There is no such unit.")
    return unit


def units_of(centre_id: int) -> list[Unit]:
    return list(Unit.objects.filter(centre_id=centre_id).select_related("station").order_by("call_sign"))
