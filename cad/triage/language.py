"""The language that the script is said in: kept on the session, switched in mid-call."""

from cad.triage.events import tell_triage
from cad.triage.models import TriageSession
from cad.triage.permissions import may_triage
from cad.triage.selectors import triage_for_update
from core.actions import action
from core.actors import Actor, require
from core.versions import update_guarded


def triage_language_set(actor: Actor, *, session_id: int, language: str) -> TriageSession:
    """Say the script in ``language`` from now on, whatever the session's state: its instructions are said after it too.

    No answer is touched; each later one is kept with the language in which it was asked.
    """
    with action(actor):
        _, session = triage_for_update(session_id)
        require(may_triage, actor, session)
        if session.language == language:
            return session
        update_guarded(session, language=language)
        return tell_triage(actor, "triage.language_set", session)
