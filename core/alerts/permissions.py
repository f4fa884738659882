from core.actors import Actor
from core.alerts.kinds import handling_of
from core.alerts.models import Alert


def may_answer_alert(actor: Actor, alert: Alert) -> bool:
    return actor.has(*handling_of(alert.kind, alert.params).answers)
