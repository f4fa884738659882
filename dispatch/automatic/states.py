"""States of an automatic run: the search for a unit that the system makes for one incident."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cad.incidents.states import Level
from core.states import StateMachine

# Advice needs no unit.
SWITCHED_LEVELS = (Level.R1, Level.R2, Level.R3, Level.R4)


class RunState(TextChoices):
    WAITING = "waiting", _("a unit is being chosen")
    NEEDS_YOU = "needs_you", _("a dispatcher has to send")
    OFFERED = "offered", _("a unit was offered the incident")
    STOPPED = "stopped", _("stopped")
    SUPERSEDED = "superseded", _("a dispatcher sent first")


class RunReason(TextChoices):
    """Why a run needs a person, or why it was stopped."""

    NO_UNIT = "no_unit", _("no unit free")
    NO_ROADS = "no_roads", _("the router is silent")
    OUTSIDE_CITY = "outside_city", _("the place is outside the city")
    LATE = "late", _("it took too long")
    BY_HAND = "by_hand", _("stopped by hand")
    HELD = "held", pgettext_lazy("incident", "held")
    CLOSED = "closed", _("closed")
    LEVEL = "level", _("its level is not sent automatically")
    SWITCHED_OFF = "switched_off", _("switched off")


S = RunState

# A run that needs a person is tried again, and ends by whoever sends first.
OPEN = frozenset({S.WAITING, S.NEEDS_YOU})

# After these a person has the incident in hand, and no run begins for it again.
IN_HAND = frozenset({RunReason.BY_HAND, RunReason.HELD})

RUN_STATES = StateMachine(
    name="automatic_run",
    initial=frozenset({S.WAITING}),
    transitions={
        S.WAITING: frozenset({S.NEEDS_YOU, S.OFFERED, S.STOPPED, S.SUPERSEDED}),
        S.NEEDS_YOU: frozenset({S.OFFERED, S.STOPPED, S.SUPERSEDED}),
        S.OFFERED: frozenset(),
        S.STOPPED: frozenset(),
        S.SUPERSEDED: frozenset(),
    },
)
