from cad.geo.premises.models import Premise
from core.accounts.roles import DESK_ROLES, Role
from core.actors import Actor


def may_see_premises(actor: Actor) -> bool:
    return actor.is_system or actor.has(*DESK_ROLES, Role.ADMINISTRATOR)


def may_edit_premises(actor: Actor, premise: Premise | None = None) -> bool:
    return actor.is_system or actor.has(Role.DUTY_MANAGER, Role.ADMINISTRATOR)
