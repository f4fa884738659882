"""Which version is in force at a moment: the newest activation that has begun and was not cancelled.

Nothing runs at the moment a version takes over: it is asked for by time. The time is the database's, for hosts differ,
and it does not run backwards: what was activated at once has begun, whatever a clock says afterwards. So a clock that
is set back may undo what a schedule began, and never leaves the room without a protocol.
"""

from datetime import datetime

from django.db.models import Exists, Max, OuterRef, QuerySet

from cad.triage.governance.models import ProtocolActivation
from cad.triage.governance.states import ActivationKind
from cad.triage.models import TriageSession
from core import clock


def activations_standing() -> QuerySet[ProtocolActivation]:
    """Those that count, the first to begin first."""
    return ProtocolActivation.objects.exclude(kind=ActivationKind.CANCELLATION).filter(cancelled_by=None)


def moment() -> datetime:
    """Now, and never before anything that was written about activations."""
    written: datetime | None = ProtocolActivation.objects.aggregate(newest=Max("at"))["newest"]
    now = clock.of_database()
    return now if written is None else max(now, written)


def activation_in_force(at: datetime | None = None) -> ProtocolActivation | None:
    """The activation that holds at a moment (now), with its version; None before the first.

    When the first was scheduled and the clock was set back since, the sessions show that it had begun.
    """
    begun = activations_standing().filter(effective_from__lte=at or moment())
    found = _with_version(begun).order_by("-effective_from", "-pk").first()
    if found is not None or at is not None:
        return found
    used = activations_standing().filter(Exists(TriageSession.objects.filter(protocol=OuterRef("protocol"))))
    return _with_version(used).order_by("effective_from", "pk").first()


def _with_version(rows: QuerySet[ProtocolActivation]) -> QuerySet[ProtocolActivation]:
    return rows.select_related("protocol").defer("protocol__content")


def activations_scheduled() -> QuerySet[ProtocolActivation]:
    return activations_standing().filter(effective_from__gt=moment())


def next_change_at() -> datetime | None:
    return activations_scheduled().values_list("effective_from", flat=True).first()


def approved_was_in_force() -> bool:
    """From then on only approved versions may be activated."""
    return activations_standing().filter(approved=True, effective_from__lte=moment()).exists()


def version_before() -> int | None:
    """Id of the version that a roll-back from the one in force goes back to: each takes back one activation."""
    stack: list[int] = []
    begun = activations_standing().filter(effective_from__lte=moment())
    for kind, version in begun.values_list("kind", "protocol_id"):
        if kind == ActivationKind.ROLLBACK:
            stack.pop()
        elif stack[-1:] != [version]:
            stack.append(version)
    return stack[-2] if len(stack) > 1 else None
