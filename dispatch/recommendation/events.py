from django.db.models import Func, IntegerField

from core.actors import Actor
from core.events.services import record
from dispatch.recommendation.models import Recommendation
from dispatch.recommendation.replies import RecommendationReply, RecommendationWholeReply


def recommendation_payload(row: Recommendation) -> RecommendationReply:
    """The public state of a recommendation: event, snapshot and API reply alike.

    Who was left out is a number here. Of two thousand units that list is nearly all of them, and it would go to every
    desk with each ranking: the desk asks for it when somebody looks.
    """
    return _payload(row, len(row.excluded))


def recommendation_whole(row: Recommendation) -> RecommendationWholeReply:
    """With everybody who was left out, and why."""
    return {**recommendation_payload(row), "excluded": row.excluded}


def recommendation_payloads(incident_ids: list[int]) -> list[RecommendationReply]:
    """The newest recommendation of each incident."""
    left_out = Func("excluded", function="jsonb_array_length", output_field=IntegerField())
    newest = Recommendation.objects.filter(incident__in=incident_ids).order_by("incident", "-id").distinct("incident")
    rows = newest.annotate(left_out=left_out).defer("inputs", "excluded")
    return [_payload(row, row.left_out) for row in rows]


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


def _payload(row: Recommendation, left_out: int) -> RecommendationReply:
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
        "left_out": left_out,
        "chosen_unit": row.chosen_unit_id,
        "override_reason": row.override_reason,
    }
