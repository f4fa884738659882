from cad.calls.models import Call
from core.accounts.roles import DESK_ROLES, TELEPHONY, Role
from core.actors import Actor


def may_register_call(actor: Actor) -> bool:
    return actor.has(TELEPHONY, *DESK_ROLES)


def may_see_call(actor: Actor, call: Call) -> bool:
    return actor.has(*DESK_ROLES, Role.QUALITY_REVIEWER)


def may_take_calls(actor: Actor) -> bool:
    return actor.has(Role.CALL_TAKER, Role.DUTY_MANAGER)


def may_take_call(actor: Actor, call: Call) -> bool:
    return may_take_calls(actor)


def may_park_call(actor: Actor, call: Call) -> bool:
    """Who has the caller on the line, or the duty manager."""
    return may_take_calls(actor) and (call.taken_by_id == actor.user_id or actor.has(Role.DUTY_MANAGER))


def may_hang_up_call(actor: Actor, call: Call) -> bool:
    """The telephone system says that the caller has gone."""
    return actor.has(TELEPHONY, Role.CALL_TAKER, Role.DUTY_MANAGER)
