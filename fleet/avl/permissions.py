from core.accounts.roles import UNIT
from core.actors import Actor


def may_report_position(actor: Actor) -> bool:
    """A unit's tablet, for its own unit."""
    return actor.unit_id is not None and actor.has(UNIT)
