from cad.calls.models import Call
from core.accounts.roles import TELEPHONY, Role
from core.actors import Actor


def may_report_location(actor: Actor, call: Call | None = None) -> bool:
    """The telephone system reports lines and handsets, a call-taker what was typed."""
    return actor.has(TELEPHONY, Role.CALL_TAKER, Role.DUTY_MANAGER)
