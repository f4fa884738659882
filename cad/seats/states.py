"""States of a seat (DOMAIN section 1): 就绪, 通话, 整理, 离席."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.states import StateMachine


class SeatKind(TextChoices):
    CALL = "call", _("call-taker's seat")
    DISPATCH = "dispatch", _("dispatcher's seat")


class SeatState(TextChoices):
    """Talking and wrapping up follow the calls of who sits there; the others are said."""

    CLOSED = "closed", _("nobody there")
    READY = "ready", pgettext_lazy("seat", "ready")
    TALKING = "talking", _("talking")
    WRAP_UP = "wrap_up", _("wrapping up")
    AWAY = "away", _("away")


# What a person says of their seat. The rest follows.
SAID = [(state.value, state.label) for state in (SeatState.READY, SeatState.AWAY)]


class AwayReason(TextChoices):
    BREAK = "break", _("break")
    MEAL = "meal", _("meal")
    TRAINING = "training", _("training")
    FAULT = "fault", _("fault of the workstation")
    HANDOVER = "handover", _("handover of the shift")
    OTHER = "other", _("other")


S = SeatState

SEAT_STATES = StateMachine(
    name="seat",
    initial=frozenset({S.CLOSED}),
    transitions={
        S.CLOSED: frozenset({S.READY, S.TALKING}),
        S.READY: frozenset({S.TALKING, S.AWAY, S.CLOSED}),
        # Whoever is gone with a caller on the line is seen to be gone only by others.
        S.TALKING: frozenset({S.WRAP_UP, S.READY, S.CLOSED}),
        S.WRAP_UP: frozenset({S.READY, S.TALKING, S.AWAY, S.CLOSED}),
        S.AWAY: frozenset({S.READY, S.TALKING, S.CLOSED}),
    },
)
