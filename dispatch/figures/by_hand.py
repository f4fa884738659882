"""Levels that a person set, which way, and why."""

from __future__ import annotations

from collections import Counter

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform

from cad.triage.models import TriageSession
from core.events.models import Event
from dispatch.figures.sessions import way_between

# Against no level at all: the red flags were not asked, and those block R4 and R5 (cad/triage/floor.py).
UNASKED = "R3"


def levels_by_hand(sessions: QuerySet[TriageSession]) -> Counter[tuple[str, str]]:
    """Each act, as (raised, lowered or same; reason), against what the answers gave at that moment."""
    told = Event.objects.filter(
        entity="triage", type="triage.overridden", entity_id__in=sessions.exclude(override_level="").values("pk")
    )
    rows = told.annotate(
        wanted=KeyTextTransform("level", KeyTextTransform("overridden", "payload")),
        reason=KeyTextTransform("reason", KeyTextTransform("overridden", "payload")),
        computed=KeyTextTransform("computed_level", "payload"),
    ).values_list("wanted", "reason", "computed")
    return Counter((way_between(computed or UNASKED, wanted), reason) for wanted, reason, computed in rows)
