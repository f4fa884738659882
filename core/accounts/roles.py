"""Who may be who in a centre."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    CALL_TAKER = "call_taker", _("call-taker")
    DISPATCHER = "dispatcher", _("dispatcher")
    CREW = "crew", _("crew")
    DUTY_MANAGER = "duty_manager", _("duty manager")
    QUALITY_REVIEWER = "quality_reviewer", _("quality reviewer")
    MEDICAL_DIRECTOR = "medical_director", _("medical director")
    HOSPITAL = "hospital", _("hospital")
    ADMINISTRATOR = "administrator", _("administrator")
    AUDITOR = "auditor", _("auditor")


UNIT = "unit"  # a tablet signed in for its unit
TELEPHONY = "telephony"  # a telephone system's client token

DESK_ROLES = frozenset({Role.CALL_TAKER, Role.DISPATCHER, Role.DUTY_MANAGER})
