"""Which version is in force at a moment: the newest activation that has begun and was not cancelled.

Nothing runs at the moment a version takes over: it is asked for by time.
"""

from datetime import datetime

from django.db.models import QuerySet

from cad.triage.governance.models import ProtocolActivation
from cad.triage.governance.states import ActivationKind
from core import clock


def activations_standing() -> QuerySet[ProtocolActivation]:
    """Those that count, the first to begin first."""
    return ProtocolActivation.objects.exclude(kind=ActivationKind.CANCELLATION).filter(cancelled_by=None)


def activation_in_force(at: datetime | None = None) -> ProtocolActivation | None:
    """The activation that holds at a moment (now), with its version; None before the first."""
    begun = activations_standing().filter(effective_from__lte=at or clock.now())
    return begun.select_related("protocol").defer("protocol__content").order_by("-effective_from", "-pk").first()


def activations_scheduled() -> QuerySet[ProtocolActivation]:
    return activations_standing().filter(effective_from__gt=clock.now())


def next_change_at() -> datetime | None:
    return activations_scheduled().values_list("effective_from", flat=True).first()


def approved_was_in_force() -> bool:
    """From then on only approved versions may be activated."""
    return activations_standing().filter(approved=True, effective_from__lte=clock.now()).exists()


def version_before() -> int | None:
    """Id of the version that a roll-back from the one in force goes back to: each takes back one activation."""
    stack: list[int] = []
    begun = activations_standing().filter(effective_from__lte=clock.now())
    for kind, version in begun.values_list("kind", "protocol_id"):
        if kind == ActivationKind.ROLLBACK:
            stack.pop()
        elif stack[-1:] != [version]:
            stack.append(version)
    return stack[-2] if len(stack) > 1 else None
