"""States of a call, and how one can end (DOMAIN section 1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class CallState(TextChoices):
    RINGING = "ringing", _("ringing")
    ANSWERED = "answered", _("answered")
    PARKED = "parked", _("parked")
    ABANDONED = "abandoned", _("abandoned")
    ENDED = "ended", _("ended")


CALL_STATES = StateMachine(
    name="call",
    initial=frozenset({CallState.RINGING}),
    transitions={
        CallState.RINGING: frozenset({CallState.ANSWERED, CallState.ABANDONED}),
        CallState.ANSWERED: frozenset({CallState.PARKED, CallState.ENDED}),
        CallState.PARKED: frozenset({CallState.ANSWERED, CallState.ENDED}),
        # An abandoned call is rung back, or ends with what became of the attempts.
        CallState.ABANDONED: frozenset({CallState.ANSWERED, CallState.ENDED}),
        CallState.ENDED: frozenset(),
    },
)


class CallOutcome(TextChoices):
    DISPATCHED = "dispatched", _("dispatched")
    HELD = "held", _("held")
    REINFORCED = "reinforced", _("reinforced")
    REINFORCEMENT_HELD = "reinforcement_held", _("reinforcement held")
    ABORTED = "aborted", _("aborted")
    SPECIAL = "special", _("special event")
    NO_UNIT = "no_unit", _("no unit free")
    PASSED = "passed", _("passed to another centre")
    DECLINED = "declined", _("declined by the crew")
    WOKEN = "woken", _("woken")
    NETWORK_HOSPITAL = "network_hospital", _("given to a network hospital")
    ADVICE = "advice", _("advice given")
    TRANSFERRED = "transferred", _("transferred to another service")
    DUPLICATE = "duplicate", _("duplicate of an incident")
    NUISANCE = "nuisance", _("nuisance")
    TEST = "test", _("test")
    SILENT = "silent", _("silent")
    ABANDONED = "abandoned", _("abandoned")
    COMPLAINT = "complaint", _("complaint")
    PRAISE = "praise", _("praise")


class CallerCondition(TextChoices):
    """Callers who cannot, or will not, talk as others do. What to say then is the protocol's (callers.yaml)."""

    SILENT = "silent", _("silent")
    CHILD = "child", _("child")
    DEAF = "deaf", _("deaf or speechless")
    LANGUAGE = "language", _("foreign language")
    REFUSES = "refuses", _("refuses to answer")
    HUNG_UP = "hung_up", _("hung up")


class InterpreterStep(TextChoices):
    """An interpreter on the line with a caller."""

    ASKED = "asked", _("asked for")
    JOINED = "joined", _("on the line")
    LEFT = "left", _("gone again")
    UNAVAILABLE = "unavailable", _("not to be had")


class CallbackResult(TextChoices):
    """What ringing the number back gave."""

    REACHED = "reached", _("reached")
    NO_ANSWER = "no_answer", _("no answer")
    BUSY = "busy", _("busy")
    SWITCHED_OFF = "switched_off", _("switched off")
    NO_NUMBER = "no_number", _("no number to ring")
    RANG_AGAIN = "rang_again", _("rang again by themselves")


# The caller is on a line again.
REACHING = frozenset({CallbackResult.REACHED, CallbackResult.RANG_AGAIN})

# A call is not closed as nothing before somebody tried to ring it back.
AFTER_CALLBACK = frozenset({CallOutcome.SILENT, CallOutcome.ABANDONED})

# Outcomes that say a unit was, will be or could not be sent: they need an incident that is open for dispatch.
WITH_INCIDENT = frozenset(
    {
        CallOutcome.DISPATCHED,
        CallOutcome.HELD,
        CallOutcome.REINFORCED,
        CallOutcome.REINFORCEMENT_HELD,
        CallOutcome.ABORTED,
        CallOutcome.SPECIAL,
        CallOutcome.NO_UNIT,
        CallOutcome.DECLINED,
        CallOutcome.WOKEN,
        CallOutcome.NETWORK_HOSPITAL,
    }
)


class CallSource(TextChoices):
    TELEPHONY = "telephony", _("telephone system")
    MANUAL = "manual", _("opened by hand")
