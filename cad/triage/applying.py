"""The incident's level from its triage sessions: the most urgent patient's."""

from __future__ import annotations

from cad.incidents.models import Incident
from cad.incidents.services import incident_level_apply
from cad.triage.models import TriageSession
from core.actors import Actor

# What ``incident_send_now`` writes when the call-taker sends before any level is known.
PLACEHOLDER = "UNTRIAGED"


def level_give(
    actor: Actor, incident: Incident, session: TriageSession, *, lower: bool = False, complete: bool = False
) -> None:
    """Give the locked incident the session's level, within the caller's action.

    It is raised at once. It is lowered only by a correction or an override, or when the triage completes and the
    incident carries a level that nobody triaged; and never below another patient's.
    """
    leading = _most_urgent(session)
    if leading is None:
        return
    placeholder = complete and incident.determinant.startswith(PLACEHOLDER)
    if not incident.level or leading.level <= incident.level or lower or placeholder:
        incident_level_apply(
            actor,
            incident,
            level=leading.level,
            determinant=leading.determinant,
            card=leading.card,
            resources=leading.resources,
            complete=complete,
        )
    elif complete:
        incident_level_apply(
            actor,
            incident,
            level=incident.level,
            determinant=incident.determinant,
            card=incident.card,
            resources=incident.resources,
            complete=True,
        )


def _most_urgent(session: TriageSession) -> TriageSession | None:
    others = TriageSession.objects.filter(incident_id=session.incident_id).exclude(pk=session.pk).exclude(level="")
    levelled = [*others.order_by("pk"), *([session] if session.level else [])]
    return min(reversed(levelled), key=lambda one: one.level, default=None)
