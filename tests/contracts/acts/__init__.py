"""Every action of the system as somebody does it, by subject."""

from tests.contracts.acts import (
    assignments,
    automatic,
    calls,
    casualties,
    escalation,
    fleet,
    incidents,
    roads,
    seats,
    together,
    triage,
)
from tests.contracts.acts.prepared import Prepared

SUBJECTS = (calls, incidents, triage, casualties, assignments, together, automatic, fleet, roads, seats, escalation)
ACTS = {
    name.removeprefix("_"): prepare
    for subject in SUBJECTS
    for name, prepare in vars(subject).items()
    if getattr(prepare, "__annotations__", {}).get("return") == Prepared
}
