"""The rows of a session as an action writes them, under the incident's lock."""

from __future__ import annotations

from cad.triage.carrying import origin_of
from cad.triage.conditions import Value
from cad.triage.events import tell_triage
from cad.triage.models import TriageAnswer, TriageSession
from cad.triage.selectors import outcome_of, protocol_of
from cad.triage.standing import held_now
from cad.triage.states import TRIAGE_STATES, TriageState
from core import clock
from core.actors import Actor
from core.versions import update_guarded


def answer_append(
    actor: Actor,
    session: TriageSession,
    fact: str,
    value: Value,
    *,
    words: str = "",
    reason: str = "",
    carried: TriageAnswer | None = None,
) -> None:
    """One more answer of the trail. ``carried``: the answer of another session that it repeats."""
    trail = list(TriageAnswer.objects.filter(session=session).values_list("n", "fact"))
    earlier = [n for n, answered in trail if answered == fact]
    TriageAnswer.objects.create(
        session=session,
        n=len(trail) + 1,
        fact=fact,
        value=value,
        words=words,
        reason=reason,
        language=session.language if carried is None else carried.language,
        supersedes=earlier[-1] if earlier else None,
        carried=origin_of(carried) if carried else None,
        at=clock.now(),
        by_id=actor.user_id,
    )


def session_complete(actor: Actor, session: TriageSession) -> TriageSession:
    """End the questions; what was never asked leaves the level at R3 or above."""
    TRIAGE_STATES.check(session.state, TriageState.COMPLETED)
    session.state = TriageState.COMPLETED
    session.card = session.card or protocol_of(session.protocol).fallback_card
    held = held_now(session, outcome_of(session))
    update_guarded(session, state=session.state, card=session.card, completed_at=clock.now(), **held)
    return tell_triage(actor, "triage.completed", session)
