from cad.geo.premises.models import Premise
from cad.geo.premises.replies import PremiseReply
from core.actors import Actor
from core.events.services import record


def premise_payload(premise: Premise) -> PremiseReply:
    """The public state of a premise: event and API reply alike."""
    entrance = premise.entrance
    return {
        "id": premise.pk,
        "version": premise.version,
        "centre": premise.centre_id,
        "code": premise.code,
        "kind": premise.kind,
        "name": premise.name,
        "name_en": premise.name_en,
        "other_names": premise.other_names,
        "address": premise.address,
        "lon": premise.point.x,
        "lat": premise.point.y,
        "entrance": {"lon": entrance.x, "lat": entrance.y} if entrance else None,
        "datum": premise.datum,
        "notes": premise.notes,
        "hazard": premise.hazard,
        "caution": premise.caution,
        "key_holder": premise.key_holder,
        "floor_plan": premise.floor_plan,
        "parent": premise.parent.code if premise.parent else None,
        "expires": premise.expires.isoformat() if premise.expires else None,
        "active": premise.active,
    }


def tell_premise(actor: Actor, type: str, premise: Premise) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="premise",
        row_id=premise.pk,
        version=premise.version,
        payload=dict(premise_payload(premise)),
        centre_id=premise.centre_id,
    )
