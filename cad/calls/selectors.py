from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from cad.calls.models import Call
from cad.calls.numbers import number_key
from cad.calls.permissions import may_see_call
from cad.calls.states import AFTER_CALLBACK, CallState
from core.actors import Actor, require
from core.errors import NotFound
from core.locks import Rank, lock, lock_one

# So long a number that lost its line is taken for the same caller.
SAME_CALLER_WITHIN = timedelta(minutes=15)


def call_for_update(call_id: int) -> Call:
    """Lock a call. Calls come first in the order of locks."""
    return lock_one(Rank.CALL, Call.objects.select_related("taken_by"), call_id)


def calls_for_update(call_ids: Collection[int]) -> dict[int, Call]:
    """Lock calls, in one order; those that there are, by key."""
    rows = Call.objects.select_related("taken_by").filter(pk__in=call_ids)
    return {call.pk: call for call in lock(Rank.CALL, rows)}


def calls_ringing(centre_id: int) -> QuerySet[Call]:
    """The ringing calls of a centre in the order in which they are answered: who has tried longest comes first."""
    rows = Call.objects.filter(centre_id=centre_id, state=CallState.RINGING)
    return rows.order_by(Coalesce("first_rang_at", "rang_at"), "pk")


def calls_in_hand(user_id: int | None) -> QuerySet[Call]:
    """The calls that a person has answered and neither parked nor ended."""
    return Call.objects.filter(taken_by=user_id, state=CallState.ANSWERED)


def call_lost_before(centre_id: int, number: str, *, drill: bool, at: datetime) -> Call | None:
    """The call of a number that rings at `at` whose line went shortly before, if nobody has had its caller since.

    One that was ended otherwise than as nothing had said what it had to say: its caller begins anew.
    """
    told_all = Q(state=CallState.ENDED) & ~Q(outcome__in=AFTER_CALLBACK)
    lost = calls_of_number(centre_id, number).filter(
        drill=drill, line_lost_at__gte=at - SAME_CALLER_WITHIN, reached_at=None
    )
    return lost.exclude(told_all).order_by("-line_lost_at", "-pk").first()


def access_call(actor: Actor, call_id: int) -> Call:
    """The call, for somebody who may see it."""
    call = Call.objects.select_related("taken_by").filter(pk=call_id).first()
    if call is None:
        raise NotFound("There is no such call.")
    require(may_see_call, actor, call)
    return call


def calls_of_number(centre_id: int, number: str) -> QuerySet[Call]:
    """The calls of a number, however it was written; none of a number too short to tell callers apart."""
    calls = Call.objects.filter(centre_id=centre_id, number_key=number_key(number))
    return calls if number_key(number) else calls.none()
