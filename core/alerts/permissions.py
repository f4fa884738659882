from core.accounts.roles import DESK_ROLES
from core.actors import Actor
from core.alerts.models import Alert


def may_acknowledge_alert(actor: Actor, alert: Alert) -> bool:
    return actor.has(*DESK_ROLES)
