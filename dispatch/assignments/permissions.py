from core.accounts.roles import Role
from core.actors import Actor
from dispatch.assignments.models import Assignment


def may_report_for_unit(actor: Actor, assignment: Assignment) -> bool:
    """The unit's own tablet, or the dispatcher for it."""
    return actor.unit_id == assignment.unit_id or actor.has(Role.DISPATCHER, Role.DUTY_MANAGER)


def may_abort_assignment(actor: Actor, assignment: Assignment) -> bool:
    return actor.has(Role.DISPATCHER, Role.DUTY_MANAGER)
