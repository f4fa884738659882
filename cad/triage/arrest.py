"""The two times of telephone CPR: when the arrest was recognised, and the first compression. Each is kept once."""

from __future__ import annotations

from cad.triage.events import tell_triage
from cad.triage.models import TriageSession
from cad.triage.permissions import may_triage
from cad.triage.selectors import outcome_of, protocol_of, triage_for_update
from core import clock
from core.actions import action
from core.actors import Actor, require
from core.errors import Invalid
from core.versions import check_version, update_guarded


def arrest_recognise(actor: Actor, session: TriageSession) -> TriageSession:
    """Keep when the engine first calls for compressions, within the caller's action. Later answers do not move it."""
    if session.recognised_at is not None or not _compressions_wanted(session):
        return session
    update_guarded(session, recognised_at=clock.now())
    return tell_triage(actor, "triage.arrest_recognised", session)


def triage_compressions_begin(actor: Actor, *, session_id: int, version: int | None = None) -> TriageSession:
    """The caller pushes for the first time, now. A second time changes nothing.

    Raises Invalid `arrest_not_recognised` while nothing known calls for compressions.
    """
    with action(actor):
        _, session = triage_for_update(session_id)
        require(may_triage, actor, session)
        check_version(session, version)
        if session.first_compression_at is not None:
            return session
        if session.recognised_at is None:
            raise Invalid("Nothing that is known calls for compressions.", code="arrest_not_recognised")
        update_guarded(session, first_compression_at=clock.now())
        return tell_triage(actor, "triage.compressions_begun", session)


def _compressions_wanted(session: TriageSession) -> bool:
    told = {instruction.code for instruction in outcome_of(session).instructions}
    return any(script.rhythm and script.told_by & told for script in protocol_of(session.protocol).scripts)
