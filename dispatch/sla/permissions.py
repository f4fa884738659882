from core.accounts.roles import Role
from core.actors import Actor


def may_set_policy(actor: Actor, *_: object) -> bool:
    return actor.is_system or actor.has(Role.ADMINISTRATOR)
