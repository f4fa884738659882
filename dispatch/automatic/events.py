from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record
from dispatch.automatic.models import AutomaticRun, AutomaticSwitch
from dispatch.automatic.replies import AutomaticRunReply, AutomaticSwitchReply


def switch_payload(switch: AutomaticSwitch) -> AutomaticSwitchReply:
    return {
        "id": switch.pk,
        "version": switch.version,
        "level": switch.level,
        "on": switch.on,
        "set_at": switch.set_at,
        "set_by": switch.set_by,
    }


def run_payload(run: AutomaticRun) -> AutomaticRunReply:
    """The public state of a run: event, snapshot and API reply alike."""
    return {
        "id": run.pk,
        "version": run.version,
        "incident": run.incident_id,
        "state": run.state,
        "reason": run.reason or None,
        "begun_at": run.begun_at,
        "ended_at": run.ended_at,
        "assignment": run.assignment_id,
        "stopped_by": person_json(run.stopped_by),
    }


def tell_switch(actor: Actor, switch: AutomaticSwitch) -> None:
    record(
        actor,
        "automatic_switch.on" if switch.on else "automatic_switch.off",
        entity="automatic_switch",
        row_id=switch.pk,
        version=switch.version,
        payload=switch_payload(switch),
        centre_id=switch.centre_id,
    )


def tell_run(actor: Actor, type: str, run: AutomaticRun) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="automatic_run",
        row_id=run.pk,
        version=run.version,
        payload=run_payload(run),
        centre_id=run.centre_id,
        topics=[f"incident:{run.incident_id}"],
    )
