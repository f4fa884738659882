from functools import lru_cache

from django.db.models import QuerySet

from cad.incidents.models import Incident
from cad.incidents.selectors import incident_for_update
from cad.patients.models import Patient
from cad.patients.states import PatientState
from cad.triage.engine import Outcome, evaluate
from cad.triage.governance.in_force import activation_in_force
from cad.triage.loading import content_load
from cad.triage.models import ProtocolVersion, TriageSession
from cad.triage.permissions import may_see_triage
from cad.triage.protocol import Protocol, Text, TextReply
from cad.triage.replies import ProtocolLabelReply
from cad.triage.states import TriageState
from cad.triage.stored import facts_of
from core.actors import Actor, require
from core.errors import NotFound, Unavailable

WITH = ("protocol", "override_by", "incident", "patient")
TRAIL = ("trail__by", "trail__carried", "instructions_given")


def protocol_active() -> ProtocolVersion:
    """The version new sessions use. Raises Unavailable `no_protocol` when none was loaded."""
    activation = activation_in_force()
    if activation is None:
        raise Unavailable("No triage protocol is active. Load one: manage.py triage load.", code="no_protocol")
    return activation.protocol


def version_get(version_id: int) -> ProtocolVersion:
    """Raises NotFound."""
    version = ProtocolVersion.objects.filter(pk=version_id).first()
    if version is None:
        raise NotFound("There is no such protocol version.")
    return version


def protocol_label() -> ProtocolLabelReply | None:
    """Which protocol is active and whether a clinician approved it; None when there is none."""
    activation = activation_in_force()
    if activation is None:
        return None
    version = activation.protocol
    return {"id": version.pk, "label": version.label, "clinically_approved": approved(version)}


def approved(version: ProtocolVersion) -> bool:
    return version.clinically_approved_by_id is not None


def notice_of(version: ProtocolVersion) -> TextReply:
    """What is to be read beside everything that comes from a version; empty once it is approved."""
    return Text("", "").as_dict() if approved(version) else protocol_of(version).notice.as_dict()


def protocol_of(version: ProtocolVersion) -> Protocol:
    """The compiled protocol of a version. A version never changes, so each is compiled once in a process."""
    return _compiled(version.checksum)


@lru_cache(maxsize=8)
def _compiled(checksum: str) -> Protocol:
    contents = ProtocolVersion.objects.filter(checksum=checksum).values_list("content", flat=True)
    return content_load(contents[0])


def access_triage(actor: Actor, session_id: int) -> TriageSession:
    """The session, for somebody who may see it."""
    session = triage_find(session_id)
    require(may_see_triage, actor, session)
    return session


def triage_find(session_id: int) -> TriageSession:
    """Raises NotFound. Whoever asks has to be checked by the caller."""
    session = _sessions().filter(pk=session_id).first()
    if session is None:
        raise NotFound("There is no such triage session.")
    return session


def triage_for_update(session_id: int) -> tuple[Incident, TriageSession]:
    """Lock the incident, which guards its sessions, and read the session anew under that lock."""
    incident_id = TriageSession.objects.filter(pk=session_id).values_list("incident_id", flat=True).first()
    if incident_id is None:
        raise NotFound("There is no such triage session.")
    incident = incident_for_update(incident_id)
    return incident, _sessions().get(pk=session_id)


def triage_get(session_id: int) -> TriageSession:
    return _sessions().get(pk=session_id)


def triage_of_incidents(incident_ids: list[int]) -> list[TriageSession]:
    return list(_sessions().filter(incident_id__in=incident_ids).order_by("pk"))


def sessions_of_patient(patient: Patient) -> list[TriageSession]:
    """The sessions of a patient, the first one first."""
    return list(_sessions().filter(patient=patient).order_by("pk"))


def sessions_standing(incident: Incident) -> dict[int, TriageSession]:
    """By patient, in the order of their numbers: the last session of each that is counted. Without the trails."""
    rows = _standing().filter(incident=incident, patient__state=PatientState.COUNTED)
    return {session.patient_id: session for session in rows.order_by("patient__number", "pk")}


def outcome_of(session: TriageSession) -> Outcome:
    """What the engine makes of the session's facts, by the protocol version the session began with."""
    return evaluate(
        protocol_of(session.protocol),
        facts_of(session),
        session.card or None,
        completed=session.state == TriageState.COMPLETED,
    )


def _sessions() -> QuerySet[TriageSession]:
    return _standing().prefetch_related(*TRAIL)


def _standing() -> QuerySet[TriageSession]:
    return TriageSession.objects.select_related(*WITH).defer("protocol__content")
