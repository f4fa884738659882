from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q

from cad.calls.selectors import access_call
from cad.locations.events import location_payload
from cad.locations.models import CallerLocation
from cad.locations.replies import CallerLocationReply
from core import clock
from core.actors import Actor

AHEAD_OF_CALL = timedelta(minutes=15)  # a handset's message may come before the call rings


def locations_of_call(actor: Actor, call_id: int) -> list[CallerLocationReply]:
    """The reports about a call's caller, the newest first, for somebody who may see the call."""
    call = access_call(actor, call_id)
    return [location_payload(row) for row in call.locations.order_by("-received_at", "-pk")]


def location_payloads(centre_id: int, call_ids: Iterable[int]) -> list[CallerLocationReply]:
    """The reports about these calls, and those of the last minutes that no call has come for yet."""
    waiting = Q(call=None, received_at__gte=clock.now() - AHEAD_OF_CALL)
    rows = CallerLocation.objects.filter(centre_id=centre_id).filter(Q(call__in=list(call_ids)) | waiting)
    return [location_payload(row) for row in rows.order_by("pk")]
