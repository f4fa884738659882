"""States of a draft and kinds of what is written about versions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class DraftState(TextChoices):
    EDITING = "editing", _("being edited")
    PROPOSED = "proposed", _("proposed")
    DISCARDED = "discarded", _("discarded")


DRAFT_STATES = StateMachine(
    name="draft",
    initial=frozenset({DraftState.EDITING}),
    transitions={
        DraftState.EDITING: frozenset({DraftState.PROPOSED, DraftState.DISCARDED}),
        DraftState.DISCARDED: frozenset({DraftState.EDITING}),
        DraftState.PROPOSED: frozenset(),
    },
)


class SignatureKind(TextChoices):
    APPROVAL = "approval", _("approval")
    WITHDRAWAL = "withdrawal", _("approval withdrawn")


class ActivationKind(TextChoices):
    ACTIVATION = "activation", _("activation")
    ROLLBACK = "rollback", _("roll-back")
    CANCELLATION = "cancellation", _("activation cancelled")
