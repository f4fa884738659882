from django.db.models import QuerySet

from cad.calls.models import Call
from cad.calls.numbers import number_key
from cad.calls.permissions import may_see_call
from core.actors import Actor, require
from core.errors import NotFound
from core.locks import Rank, lock_one


def call_for_update(call_id: int) -> Call:
    """Lock a call. Calls come first in the order of locks."""
    return lock_one(Rank.CALL, Call.objects.select_related("taken_by"), call_id)


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
