from typing import Any

from core.accounts.roles import DESK_ROLES, Role
from core.actors import Actor


def may_recommend(actor: Actor, *_: Any) -> bool:
    """Ask which unit should go. The system does, for an offer that nobody accepted."""
    return actor.is_system or actor.has(Role.DISPATCHER, Role.DUTY_MANAGER)


def may_see_recommendation(actor: Actor, *_: Any) -> bool:
    return actor.has(*DESK_ROLES, Role.QUALITY_REVIEWER)
