"""Whether an incident is worked as a mass casualty."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class MassCasualtyState(TextChoices):
    SUSPECTED = "suspected", _("suspected")
    DISMISSED = "dismissed", _("dismissed")
    DECLARED = "declared", _("declared")
    ENDED = "ended", _("ended")


class Remains(TextChoices):
    """What is left of the incident when a mass casualty ends."""

    PATIENTS = "patients", _("patients, each with a level or a colour")
    NOBODY = "nobody", _("nobody: no patient was found")


MASS_CASUALTY_STATES = StateMachine(
    name="mass_casualty",
    initial=frozenset({MassCasualtyState.SUSPECTED, MassCasualtyState.DECLARED}),
    transitions={
        # Many were told of: a person declares it, or says why it is none. More told of begin it anew.
        MassCasualtyState.SUSPECTED: frozenset({MassCasualtyState.DECLARED, MassCasualtyState.DISMISSED}),
        MassCasualtyState.DISMISSED: frozenset({MassCasualtyState.DECLARED, MassCasualtyState.SUSPECTED}),
        MassCasualtyState.DECLARED: frozenset({MassCasualtyState.ENDED}),
        MassCasualtyState.ENDED: frozenset({MassCasualtyState.DECLARED, MassCasualtyState.SUSPECTED}),
    },
)
