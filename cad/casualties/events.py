from cad.casualties.models import MassCasualty
from cad.casualties.replies import MassCasualtyReply
from cad.casualties.selectors import mass_casualties_of_incidents
from cad.incidents.models import Incident
from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record


def mass_casualty_payload(mass: MassCasualty) -> MassCasualtyReply:
    """The public state of a mass casualty: event, snapshot and API reply alike."""
    return {
        "id": mass.pk,
        "version": mass.version,
        "incident": mass.incident_id,
        "state": mass.state,
        "reason": mass.reason,
        "told": mass.told,
        "state_at": mass.state_at,
        "state_by": person_json(mass.state_by),
        "grade_proposed": mass.grade_proposed or None,
        "grade": mass.grade or None,
        "grade_reason": mass.grade_reason,
        "grade_at": mass.grade_at,
        "grade_by": person_json(mass.grade_by),
    }


def mass_casualty_payloads(incident_ids: list[int]) -> list[MassCasualtyReply]:
    return [mass_casualty_payload(mass) for mass in mass_casualties_of_incidents(incident_ids)]


def tell_mass_casualty(actor: Actor, type: str, mass: MassCasualty) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="mass_casualty",
        row_id=mass.pk,
        version=mass.version,
        payload=mass_casualty_payload(mass),
        centre_id=mass.centre_id,
        topics=[f"incident:{mass.incident_id}"],
    )


def mass_casualty_share(actor: Actor, incident: Incident) -> None:
    """Tell the units of a locked incident that it is a mass casualty, within the caller's action."""
    for mass in mass_casualties_of_incidents([incident.pk]):
        tell_mass_casualty(actor, "mass_casualty.shared", mass)
