"""Who rings again after a lost line goes on where the line went."""

from cad.calls.lost import callback_keep
from cad.calls.models import Call
from cad.calls.permissions import may_take_call
from cad.calls.selectors import calls_for_update
from cad.calls.services import call_close, call_move
from cad.calls.states import CallbackResult, CallOutcome, CallState
from cad.incidents.states import IncidentState
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, NotFound


def call_rejoin(actor: Actor, *, call_id: int) -> Call:
    """The caller is the one whose line went (`redial_of`): their incident goes on with this call.

    The lost call ends with it, unless another seat has its form open: that seat sees that its caller has been reached.
    Raises Conflict `call_not_answered`, `no_lost_call`.
    """
    with action(actor):
        lost_id = Call.objects.filter(pk=call_id).values_list("redial_of", flat=True).first()
        calls = calls_for_update({call_id, lost_id or call_id})
        call = calls.get(call_id)
        if call is None:
            raise NotFound("There is no such call.")
        require(may_take_call, actor, call)
        if lost_id is None:
            raise Conflict("No call of this number lost its line shortly before.", code="no_lost_call")
        if call.state != CallState.ANSWERED:
            raise Conflict("Answer the call first.", code="call_not_answered")
        _go_on(actor, call, calls[lost_id])
        return call


def _go_on(actor: Actor, call: Call, lost: Call) -> None:
    about = lost.incident
    if about is not None and about.state != IncidentState.CLOSED and about.pk != call.incident_id:
        call_move(actor, call, about.pk)
    if lost.state == CallState.ENDED or not lost.line_is_lost:
        return
    callback_keep(actor, lost, CallbackResult.RANG_AGAIN)
    if lost.state != CallState.ANSWERED or lost.taken_by_id == actor.user_id:
        call_close(actor, lost, outcome=CallOutcome.DUPLICATE if about else CallOutcome.ABANDONED)
