"""What is measured, and the states of a clock."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class Stage(TextChoices):
    """Intervals with a limit (DOMAIN section 3)."""

    ANSWER = "answer", _("answer")
    PARKED = "parked", _("parked call")
    CALLBACK = "callback", _("ringing back")
    PROCESSING = "processing", _("processing")
    RECOGNITION = "recognition", _("recognition of an arrest")
    COMPRESSION = "compression", _("first compression")
    ACCEPTANCE = "acceptance", _("acceptance")
    NOTIFICATION = "notification", _("notification")
    TURNOUT = "turnout", _("turnout")
    RESPONSE = "response", _("response")
    WELFARE = "welfare", _("welfare call")
    DECLARATION = "declaration", _("declaring a mass casualty")
    HANDOVER = "handover", _("handover in the hospital")


class ClockState(TextChoices):
    """A breached clock counts on until it is stopped. A cancelled one never reached its end."""

    RUNNING = "running", _("running")
    MET = "met", _("met")
    BREACHED = "breached", _("breached")
    CANCELLED = "cancelled", _("cancelled")


class CancelReason(TextChoices):
    """Why a clock ended without its stage being reached. Held ones are left out of shares and counted on their own."""

    ABANDONED = "abandoned", _("the caller hung up")
    HELD = "held", _("the incident was held")
    DECLINED = "declined", _("the crew declined")
    ABORTED = "aborted", _("the unit was stood down")
    CLOSED = "closed", _("the incident was closed")
    AT_SCENE = "at_scene", _("a unit is at the scene")
    TAKEN_BACK = "taken_back", _("the patient was added by mistake")
    DISMISSED = "dismissed", _("it is no mass casualty")
    NO_LIMIT = "no_limit", _("the new level has no limit")


S = ClockState

CLOCK_STATES = StateMachine(
    name="clock",
    initial=frozenset({S.RUNNING}),
    transitions={
        S.RUNNING: frozenset({S.MET, S.BREACHED, S.CANCELLED}),
        # Another level or a corrected time may show that the limit was not passed after all, or not yet.
        S.BREACHED: frozenset({S.RUNNING, S.MET, S.CANCELLED}),
        S.MET: frozenset({S.BREACHED}),
        S.CANCELLED: frozenset(),
    },
)
