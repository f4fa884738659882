from typing import Any

from core.accounts.roles import DESK_ROLES, Role
from core.actors import Actor


def may_close_roads(actor: Actor, *_: Any) -> bool:
    """Say which roads are closed or slow."""
    return actor.has(Role.DISPATCHER, Role.DUTY_MANAGER)


def may_see_closures(actor: Actor, *_: Any) -> bool:
    return actor.has(*DESK_ROLES)
