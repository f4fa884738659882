"""What people do about automatic dispatch: stop it for one incident, switch it on and off for a level."""

from cad.incidents.permissions import may_dispatch
from core import clock
from core.accounts.models import Centre
from core.actions import action
from core.actors import Actor, require
from core.errors import Conflict, Invalid
from core.locks import lock_name
from core.versions import update_guarded
from dispatch.automatic.events import tell_switch
from dispatch.automatic.models import AutomaticRun, AutomaticSwitch
from dispatch.automatic.permissions import may_switch_automatic
from dispatch.automatic.runs import run_end
from dispatch.automatic.selectors import run_and_incident_for_update
from dispatch.automatic.states import OPEN, RunReason, RunState


def automatic_stop(actor: Actor, *, run_id: int) -> AutomaticRun:
    """Take an incident out of the system's hand. Again, or after a dispatcher sent, it changes nothing.

    Raises Conflict `automatic_has_sent` with the assignment: a unit that is going is stood down with a reason.
    """
    with action(actor):
        run, incident = run_and_incident_for_update(run_id)
        require(may_dispatch, actor, incident)
        if run.state == RunState.OFFERED:
            raise Conflict(
                "A unit has been sent already. Abort its job.", code="automatic_has_sent", assignment=run.assignment_id
            )
        if run.state in OPEN:
            run_end(actor, run, RunState.STOPPED, reason=RunReason.BY_HAND, stopped_by_id=actor.user_id)
        return AutomaticRun.objects.select_related("stopped_by").get(pk=run_id)


def automatic_switch(actor: Actor, *, centre_id: int, level: str, on: bool) -> AutomaticSwitch:
    """Have the system send by itself to the incidents of a level, from the next one on; or not any more.

    Set as it stands it changes nothing.
    """
    with action(actor):
        require(may_switch_automatic, actor)
        if not actor.is_system and actor.centre_id not in {None, centre_id}:
            raise Invalid("Choose your own centre.", code="other_centre")
        lock_name(f"automatic_switch:{centre_id}:{level}")
        switch = AutomaticSwitch.objects.filter(centre_id=centre_id, level=level).first()
        if switch is None:
            switch = AutomaticSwitch.objects.create(
                centre=Centre.objects.get(pk=centre_id), level=level, on=on, set_at=clock.now(), set_by=actor.label
            )
        elif switch.on == on:
            return switch
        else:
            update_guarded(switch, on=on, set_at=clock.now(), set_by=actor.label)
        tell_switch(actor, switch)
        return switch
