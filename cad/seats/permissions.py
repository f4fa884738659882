from cad.seats.models import Seat
from core.accounts.roles import DESK_ROLES, Role
from core.actors import Actor


def may_take_seat(actor: Actor, seat: Seat) -> bool:
    return actor.has(*DESK_ROLES)


def may_set_seat(actor: Actor, seat: Seat) -> bool:
    """Who sits there, or the duty manager for somebody who has gone."""
    return actor.has(*DESK_ROLES) and (seat.user_id == actor.user_id or actor.has(Role.DUTY_MANAGER))
