from typing import Any

from core.accounts.roles import DESK_ROLES, UNIT, Role
from core.actors import Actor


def may_triage(actor: Actor, *_: Any) -> bool:
    """Ask, answer, choose the card, give instructions, raise the level."""
    return actor.has(*DESK_ROLES)


def may_see_triage(actor: Actor, *_: Any) -> bool:
    return actor.has(*DESK_ROLES, Role.QUALITY_REVIEWER)


def may_lower_level(actor: Actor, *_: Any) -> bool:
    """Set a level below what the answers give: the duty manager, who acts for the clinician on duty."""
    return actor.has(Role.DUTY_MANAGER)


def may_see_protocol(actor: Actor, *_: Any) -> bool:
    return actor.has(*DESK_ROLES, Role.QUALITY_REVIEWER, Role.ADMINISTRATOR, UNIT)


def may_load_protocol(actor: Actor, *_: Any) -> bool:
    return actor.is_system or actor.has(Role.ADMINISTRATOR)
