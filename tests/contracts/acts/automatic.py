"""The system sends by itself, calls a person, is stopped, is switched."""

from dispatch.automatic.models import AutomaticRun
from dispatch.automatic.sending import automatic_need_person, automatic_offer
from dispatch.automatic.services import automatic_stop, automatic_switch
from dispatch.automatic.states import RunReason
from dispatch.recommendation.services import recommendation_make
from tests.contracts.acts.prepared import Prepared
from tests.dispatch.automatic.switching import itself, switch_on
from tests.fixtures import flow
from tests.fixtures.room import Room


def waiting(room: Room) -> AutomaticRun:
    switch_on(room)
    flow.awaiting(room)
    return AutomaticRun.objects.get()


def _automatic_switched(room: Room) -> Prepared:
    switch_on(room)
    return lambda: automatic_switch(room.actor("administrator"), centre_id=room.centre.pk, level="R1", on=False)


def _automatic_begun(room: Room) -> Prepared:
    switch_on(room)
    return lambda: flow.awaiting(room)


def _automatic_sent(room: Room) -> Prepared:
    run = waiting(room)
    ranking = recommendation_make(itself(room), incident_id=run.incident_id)
    return lambda: automatic_offer(itself(room), run_id=run.pk, ranking=ranking, unit_id=room.units[0].pk)


def _automatic_needs_a_person(room: Room) -> Prepared:
    run = waiting(room)
    return lambda: automatic_need_person(itself(room), run_id=run.pk, reason=RunReason.NO_UNIT)


def _automatic_overtaken(room: Room) -> Prepared:
    run = waiting(room)
    automatic_need_person(itself(room), run_id=run.pk, reason=RunReason.NO_ROADS)
    return lambda: flow.offered(room, incident=run.incident)


def _automatic_stopped(room: Room) -> Prepared:
    run = waiting(room)
    return lambda: automatic_stop(room.dispatcher, run_id=run.pk)
