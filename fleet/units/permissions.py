from core.accounts.roles import DESK_ROLES, Role
from core.actors import Actor
from fleet.units.models import Unit


def may_see_units(actor: Actor) -> bool:
    return actor.has(*DESK_ROLES)


def may_set_readiness(actor: Actor, unit: Unit) -> bool:
    """The dispatcher for any unit, a tablet for its own."""
    return actor.has(Role.DISPATCHER, Role.DUTY_MANAGER) or actor.unit_id == unit.pk


def may_manage_tablets(actor: Actor, unit: Unit) -> bool:
    return actor.has(Role.DUTY_MANAGER, Role.ADMINISTRATOR)
