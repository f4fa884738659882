from typing import Any

from core.accounts.roles import DESK_ROLES
from core.actors import Actor


def may_keep_patients(actor: Actor, *_: Any) -> bool:
    """Add a patient to an incident, describe it, take it back."""
    return actor.has(*DESK_ROLES)
