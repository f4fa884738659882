from datetime import timedelta

from django.db.models import Q, QuerySet

from core import clock
from core.actors import Actor, require
from core.errors import NotFound
from dispatch.routing.closures.permissions import may_see_closures
from dispatch.routing.models import Closure


def closures_shown(centre_id: int, ended_within: timedelta = timedelta(0)) -> QuerySet[Closure]:
    """What has not ended: in force, still to come, or whose time is up but has not been taken off yet."""
    lately = Q(ended_at=None) | Q(ended_at__gte=clock.now() - ended_within) if ended_within else Q(ended_at=None)
    return Closure.objects.filter(lately, centre_id=centre_id).select_related("opened_by").order_by("pk")


def access_closure(actor: Actor, closure_id: int) -> Closure:
    """The closure, for somebody who may see it."""
    row = Closure.objects.select_related("opened_by").filter(pk=closure_id).first()
    if row is None:
        raise NotFound("There is no such closure.")
    require(may_see_closures, actor, row)
    return row


def closure_for_update(closure_id: int) -> Closure:
    row = Closure.objects.select_related("opened_by").select_for_update(of=("self",)).filter(pk=closure_id).first()
    if row is None:
        raise NotFound("There is no such closure.")
    return row
