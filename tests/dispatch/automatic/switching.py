"""A room whose centre lets the system send by itself, and how its runs are looked at."""

from core.actors import Actor
from dispatch.assignments.models import Assignment
from dispatch.automatic.models import AutomaticRun
from dispatch.automatic.sending import automatic_offer
from dispatch.automatic.services import automatic_switch
from dispatch.recommendation.services import recommendation_make
from tests.fixtures.room import Room


def switch_on(room: Room, *levels: str) -> None:
    for level in levels or ("R1",):
        automatic_switch(room.actor("duty_manager"), centre_id=room.centre.pk, level=level, on=True)


def itself(room: Room) -> Actor:
    return Actor.system("automatic", room.centre.pk)


def runs() -> list[tuple[str, str]]:
    """State and reason of every run, the first begun first."""
    return list(AutomaticRun.objects.order_by("pk").values_list("state", "reason"))


def offer_by_itself(room: Room) -> Assignment:
    """The open run's first unit as a ranking gives it, without asking what the ranking stands on."""
    run = AutomaticRun.objects.get(ended_at=None)
    ranking = recommendation_make(itself(room), incident_id=run.incident_id)
    automatic_offer(itself(room), run_id=run.pk, ranking=ranking, unit_id=ranking.units[0]["unit"])
    return Assignment.objects.select_related("unit", "incident").latest("pk")
