"""States of a patient of an incident, and the colours of a sieve."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.states import StateMachine


class PatientState(TextChoices):
    COUNTED = "counted", pgettext_lazy("patient", "counted")
    TAKEN_BACK = "taken_back", pgettext_lazy("patient", "taken back")


PATIENT_STATES = StateMachine(
    name="patient",
    initial=frozenset({PatientState.COUNTED}),
    transitions={
        # Added by mistake, or taken back by mistake: the row and its sessions stay either way.
        PatientState.COUNTED: frozenset({PatientState.TAKEN_BACK}),
        PatientState.TAKEN_BACK: frozenset({PatientState.COUNTED}),
    },
)


class Colour(TextChoices):
    """What a sieve gives. By telephone nobody is called dead: the caller's answers say only what was seen."""

    GREEN = "green", _("green: walks")
    YELLOW = "yellow", _("yellow: may wait")
    RED = "red", _("red: at once")
    NOT_BREATHING = "not_breathing", _("not breathing after the airway was opened")
    DEAD = "dead", _("dead, by a professional at the scene")


class ColourSource(TextChoices):
    TELEPHONE = "telephone", _("asked by telephone")
    SCENE = "scene", _("by the crew at the scene")


# Dead or critical, as the grades of an event count them.
CRITICAL = frozenset({Colour.RED, Colour.NOT_BREATHING, Colour.DEAD})
