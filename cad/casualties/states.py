"""Whether an incident is worked as a mass casualty."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class MassCasualtyState(TextChoices):
    DECLARED = "declared", _("declared")
    ENDED = "ended", _("ended")


MASS_CASUALTY_STATES = StateMachine(
    name="mass_casualty",
    initial=frozenset({MassCasualtyState.DECLARED}),
    transitions={
        MassCasualtyState.DECLARED: frozenset({MassCasualtyState.ENDED}),
        MassCasualtyState.ENDED: frozenset({MassCasualtyState.DECLARED}),
    },
)
