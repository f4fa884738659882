from core.accounts.roles import DESK_ROLES, UNIT
from core.actors import Actor


def may_see_board(actor: Actor) -> bool:
    """The desks of a centre: its snapshot and its stream."""
    return actor.centre_id is not None and actor.has(*DESK_ROLES)


def may_see_own_jobs(actor: Actor) -> bool:
    """A unit's tablet: its snapshot and its stream."""
    return actor.unit_id is not None and actor.has(UNIT)
