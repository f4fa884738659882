"""What is the same for every patient of an incident: asked once, known to all its open sessions."""

from __future__ import annotations

from cad.incidents.models import Incident
from cad.patients.adding import patients_told
from cad.triage.arrest import arrest_recognise
from cad.triage.events import tell_triage
from cad.triage.models import TriageSession
from cad.triage.selectors import outcome_of, protocol_of, sessions_standing
from cad.triage.session_rows import answer_append
from cad.triage.standing import held_now, known_now, said_again
from cad.triage.states import TriageState
from core.actors import Actor
from core.versions import update_guarded


def scene_tell(actor: Actor, incident: Incident, session: TriageSession, fact: str) -> None:
    """Carry an answer just given about the scene to the other patients' open sessions, within the caller's action.

    It may raise their levels and never lowers them. How many patients there are is written to the incident as well.
    """
    protocol, value = protocol_of(session.protocol), session.facts[fact]
    if fact == protocol.count_fact and not isinstance(value, str):
        patients_told(actor, incident, int(value))
    if not protocol.facts[fact].scene:
        return
    answer = next(said for said in reversed(list(session.trail.all())) if said.fact == fact)
    for other in sessions_standing(incident).values():
        known = protocol_of(other.protocol).facts.get(fact)
        if other.pk == session.pk or other.state != TriageState.OPEN or known is None or other.facts.get(fact) == value:
            continue
        answer_append(actor, other, fact, value, carried=answer)
        changes = known_now(other, fact, value, "", "") | said_again(protocol_of(other.protocol), other, fact)
        for name, now in changes.items():
            setattr(other, name, now)
        update_guarded(other, **(changes | held_now(other, outcome_of(other))))
        arrest_recognise(actor, tell_triage(actor, "triage.carried", other))
