"""Going through a session again. Every look is written down before anything is shown."""

from typing import cast

from cad.triage.events import protocol_label_json, protocol_version_json
from cad.triage.models import TriageLook, TriageSession
from cad.triage.permissions import may_review_triage
from cad.triage.review.comparing import session_replay
from cad.triage.review.replies import ReviewedSessionReply, ReviewedSessionsReply, TriageReviewReply
from cad.triage.review.steps import card_named, review_steps
from cad.triage.selectors import protocol_of, triage_find
from core import clock
from core.actions import action
from core.actors import Actor, require

FOUND_AT_MOST = 50


def triage_review(actor: Actor, *, session_id: int) -> TriageReviewReply:
    """The session step by step, lived through again by its own version. Raises NotFound."""
    session = triage_find(session_id)
    require(may_review_triage, actor, session)
    _look(actor, session)
    replayed, protocol = session_replay(session), protocol_of(session.protocol)
    return {
        "id": session.pk,
        "incident": session.incident_id,
        "incident_number": session.incident.number,
        "protocol": protocol_version_json(session.protocol),
        "state": session.state,
        "answered_at": session.incident.answered_at,
        "started_at": session.started_at,
        "completed_at": session.completed_at,
        "steps": list(review_steps(protocol, replayed)),
        "departures": [
            {"step": one.step, "field": one.field, "stored": one.stored, "replayed": one.replayed}
            for one in replayed.departures
        ],
    }


def triage_sessions_found(actor: Actor, *, number: str) -> ReviewedSessionsReply:
    """Sessions of the centre whose incident's number holds these characters, the newest first."""
    require(may_review_triage, actor)
    rows = (
        TriageSession.objects.filter(centre_id=actor.centre_id or 0, incident__number__icontains=number.strip())
        .select_related("incident", "protocol")
        .defer("protocol__content")
        .order_by("-pk")[: FOUND_AT_MOST + 1]
    )
    found = [_found(session) for session in rows]
    return {"sessions": found[:FOUND_AT_MOST], "more": len(found) > FOUND_AT_MOST}


def _look(actor: Actor, session: TriageSession) -> None:
    with action(actor):  # by a person: nobody else has the roles
        TriageLook.objects.create(session=session, by_id=cast(int, actor.user_id), at=clock.now())


def _found(session: TriageSession) -> ReviewedSessionReply:
    return {
        "id": session.pk,
        "incident": session.incident_id,
        "incident_number": session.incident.number,
        "card": card_named(protocol_of(session.protocol), session.card),
        "level": session.level or None,
        "determinant": session.determinant or None,
        "state": session.state,
        "protocol": protocol_label_json(session.protocol),
        "started_at": session.started_at,
        "completed_at": session.completed_at,
    }
