"""What is in force on the roads, for whoever asks the routers."""

from functools import lru_cache
from math import inf

from cad.geo.graph.modes import Mode
from core.reading import Mark, marks
from dispatch.routing.conditions.reserve import InForce, Reserve, Reserves
from dispatch.routing.models import RoadConditions

_SINCE_APPLIED = """
routing_roadconditions WHERE city = %(city)s AND id >= coalesce(
    (SELECT max(id) FROM routing_roadconditions WHERE city = %(city)s AND applied_at IS NOT NULL), 0
)
"""


def conditions_in_force(city: str, mode: Mode) -> InForce:
    """The conditions in force; while the routers change over, what holds under the old and under the new ones."""
    return _read(marks(_SINCE_APPLIED, {"city": city}), mode)


@lru_cache(maxsize=8)
def _read(found: tuple[Mark, ...], mode: Mode) -> InForce:
    rows = list(RoadConditions.objects.filter(pk__in=[pk for pk, _ in found]).order_by("pk")) if found else []
    each = (reserve for row in rows for reserve in row.reserves)
    return InForce(
        number=next((row.pk for row in rows if row.applied_at is not None), None),
        quicker=max((row.quicker.get(mode, 1.0) for row in rows), default=1.0),
        reserves=Reserves(tuple(Reserve((w, s, e, n), inf if m is None else m) for w, s, e, n, m in each)),
    )
