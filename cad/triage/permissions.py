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
    return actor.has(*DESK_ROLES, Role.QUALITY_REVIEWER, Role.MEDICAL_DIRECTOR, Role.ADMINISTRATOR, UNIT)


def may_load_protocol(actor: Actor, *_: Any) -> bool:
    return actor.is_system or actor.has(Role.ADMINISTRATOR)


def may_draft_protocol(actor: Actor, *_: Any) -> bool:
    """Write drafts and propose them."""
    return actor.is_system or actor.has(Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR)


def may_approve_protocol(actor: Actor, *_: Any) -> bool:
    """Sign a version, by name. The medical director's signature is one of the two that are needed."""
    return actor.user_id is not None and actor.has(Role.MEDICAL_DIRECTOR, Role.QUALITY_REVIEWER)


def may_activate_protocol(actor: Actor, *_: Any) -> bool:
    return actor.is_system or actor.has(Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR)


def may_roll_back_protocol(actor: Actor, *_: Any) -> bool:
    """Whoever is in charge at night, too."""
    return actor.has(Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR, Role.DUTY_MANAGER)


def may_see_protocol_history(actor: Actor, *_: Any) -> bool:
    """Versions, drafts, who signed and what was in force when."""
    return actor.has(Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR, Role.QUALITY_REVIEWER, Role.DUTY_MANAGER, Role.AUDITOR)


def may_review_triage(actor: Actor, *_: Any) -> bool:
    """Find a session and go through it step by step."""
    return actor.has(Role.QUALITY_REVIEWER, Role.DUTY_MANAGER, Role.MEDICAL_DIRECTOR)


def may_see_looks(actor: Actor, *_: Any) -> bool:
    """Who opened which record."""
    return actor.has(Role.AUDITOR, Role.ADMINISTRATOR)
