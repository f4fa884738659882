from typing import Any

from core.accounts.roles import DESK_ROLES, UNIT, Role
from core.actors import Actor


def may_declare_mass_casualty(actor: Actor, *_: Any) -> bool:
    return actor.has(*DESK_ROLES)


def may_dismiss_mass_casualty(actor: Actor, *_: Any) -> bool:
    """Say that many are told of and it is no mass casualty all the same: not who has the caller alone to go by."""
    return actor.has(Role.DISPATCHER, Role.DUTY_MANAGER)


def may_sieve(actor: Actor, *_: Any) -> bool:
    """Ask the questions of the sieve by telephone."""
    return actor.has(*DESK_ROLES)


def may_manage_mass_casualty(actor: Actor, *_: Any) -> bool:
    """Confirm the grade of the event, end the mass casualty: its level may fall by that."""
    return actor.has(Role.DUTY_MANAGER)


def may_see_sieve(actor: Actor, *_: Any) -> bool:
    return actor.has(*DESK_ROLES, Role.QUALITY_REVIEWER, UNIT)
