"""The dispatcher's choice, kept with the recommendation it was made from."""

from cad.incidents.models import Incident
from core.actors import Actor
from core.errors import Invalid, NotFound
from core.versions import update_guarded
from dispatch.recommendation.events import tell_recommendation
from dispatch.recommendation.models import Recommendation
from fleet.units.models import Unit


def recommendation_choose(
    actor: Actor, recommendation_id: int | None, incident: Incident, unit: Unit, override_reason: str
) -> Recommendation | None:
    """Write the choice into the recommendation, within the offer's action.

    Raises Invalid `override_reason_needed` when the unit is not the first of the ranking and no reason is given.
    """
    if recommendation_id is None:
        return None
    recommendation = Recommendation.objects.select_for_update().filter(pk=recommendation_id, incident=incident).first()
    if recommendation is None:
        raise NotFound("There is no such recommendation for this incident.")
    ranked = [row["unit"] for row in recommendation.units]
    if ranked[:1] != [unit.pk] and not override_reason.strip():
        raise Invalid(
            "This is not the first unit of the recommendation. Say why it goes.", code="override_reason_needed"
        )
    update_guarded(recommendation, chosen_unit=unit, override_reason=override_reason)
    tell_recommendation(actor, "recommendation.chosen", recommendation)
    return recommendation
