from typing import Any

from core.accounts.roles import Role
from core.actors import Actor


def may_switch_automatic(actor: Actor, *_: Any) -> bool:
    return actor.is_system or actor.has(Role.DUTY_MANAGER, Role.ADMINISTRATOR)
