"""Readiness of a unit. What it is doing is told by its assignments, never here (docs/states.md)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class Readiness(TextChoices):
    READY = "ready", _("ready")
    OUT_OF_SERVICE = "out_of_service", _("out of service")
    OFF_DUTY = "off_duty", _("off duty")


READINESS_STATES = StateMachine(
    name="unit",
    initial=frozenset(Readiness),
    transitions={
        Readiness.READY: frozenset({Readiness.OUT_OF_SERVICE, Readiness.OFF_DUTY}),
        Readiness.OUT_OF_SERVICE: frozenset({Readiness.READY, Readiness.OFF_DUTY}),
        Readiness.OFF_DUTY: frozenset({Readiness.READY, Readiness.OUT_OF_SERVICE}),
    },
)


class UnitKind(TextChoices):
    """Vehicle types of the Chinese standard (普通型, 抢救监护型, 防护监护型, 特殊用途型)."""

    BASIC = "basic", _("basic ambulance")
    INTENSIVE = "intensive", _("intensive care ambulance")
    PROTECTED = "protected", _("negative pressure ambulance")
    SPECIAL = "special", _("special purpose")


class Capability(TextChoices):
    """What a unit can do. The codes are those of the triage resources."""

    BLS = "BLS", _("basic life support")
    PHYS = "PHYS", _("physician on board")
    NEONATAL = "NEONATAL", _("neonatal")
    BARIATRIC = "BARIATRIC", _("bariatric")
    NEGATIVE_PRESSURE = "NEGATIVE_PRESSURE", _("negative pressure")
