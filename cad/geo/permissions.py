from core.accounts.roles import DESK_ROLES
from core.actors import Actor


def may_ask_outside(actor: Actor) -> bool:
    """What is asked leaves the house, so only those who take and run calls may."""
    return actor.has(*DESK_ROLES)
