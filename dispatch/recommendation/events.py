from core.actors import Actor
from core.events.services import record
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.replies import RecommendationReply


def recommendation_payload(row: Recommendation) -> RecommendationReply:
    """The public state of a recommendation: event, snapshot and API reply alike."""
    return {
        "id": row.pk,
        "version": row.version,
        "incident": row.incident_id,
        "created_at": row.created_at,
        "router": row.router,
        "notice": row.notice or None,
        "graph": row.graph,
        "mode": row.mode,
        "conditions": row.conditions,
        "closures": row.closures,
        "weights": row.weights,
        "units": row.units,
        "excluded": row.excluded,
        "chosen_unit": row.chosen_unit_id,
        "override_reason": row.override_reason,
    }


def tell_recommendation(actor: Actor, type: str, row: Recommendation) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="recommendation",
        row_id=row.pk,
        version=row.version,
        payload=recommendation_payload(row),
        centre_id=row.centre_id,
        topics=[f"incident:{row.incident_id}"],
    )


def recommendation_payloads(incident_ids: list[int]) -> list[RecommendationReply]:
    """The newest recommendation of each incident."""
    newest = Recommendation.objects.filter(incident__in=incident_ids).order_by("incident", "-id").distinct("incident")
    return [recommendation_payload(row) for row in newest.defer("inputs")]
