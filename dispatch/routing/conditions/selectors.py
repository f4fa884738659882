"""What is in force on the roads, for whoever asks the routers."""

from math import inf

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from cad.geo.graph.modes import Mode
from dispatch.routing.conditions.reserve import InForce, Reserve, Reserves
from dispatch.routing.models import RoadConditions


def conditions_in_force(city: str, mode: Mode) -> InForce:
    """The conditions in force; while the routers change over, what holds under the old and under the new ones."""
    of_city = RoadConditions.objects.filter(city=city)
    applied = of_city.filter(applied_at__isnull=False).order_by("-pk").values("pk")[:1]
    rows = list(of_city.filter(pk__gte=Coalesce(Subquery(applied), 0)).only("reserves", "quicker", "applied_at"))
    each = (reserve for row in rows for reserve in row.reserves)
    return InForce(
        number=next((row.pk for row in rows if row.applied_at is not None), None),
        quicker=max((row.quicker.get(mode, 1.0) for row in rows), default=1.0),
        reserves=Reserves(tuple(Reserve((w, s, e, n), inf if m is None else m) for w, s, e, n, m in each)),
    )
