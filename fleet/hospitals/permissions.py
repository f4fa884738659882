from core.accounts.roles import DESK_ROLES, UNIT
from core.actors import Actor


def may_see_hospitals(actor: Actor) -> bool:
    return actor.has(UNIT, *DESK_ROLES)
