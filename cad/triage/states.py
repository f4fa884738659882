"""States of a triage session."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class TriageState(TextChoices):
    OPEN = "open", _("open")
    COMPLETED = "completed", _("completed")


TRIAGE_STATES = StateMachine(
    name="triage",
    initial=frozenset({TriageState.OPEN}),
    transitions={TriageState.OPEN: frozenset({TriageState.COMPLETED}), TriageState.COMPLETED: frozenset()},
)


class Language(TextChoices):
    """The language the script is spoken in."""

    ZH = "zh", "中文"
    EN = "en", "English"
