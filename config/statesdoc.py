"""The state machines as they stand in docs/states.md, written from the tables that the code runs on."""

from cad.calls.states import CALL_STATES
from cad.casualties.states import MASS_CASUALTY_STATES
from cad.incidents.states import INCIDENT_STATES
from cad.patients.states import PATIENT_STATES
from cad.seats.states import SEAT_STATES
from core.states import StateMachine
from dispatch.assignments.states import ASSIGNMENT_STATES
from dispatch.automatic.states import RUN_STATES
from fleet.units.states import READINESS_STATES

MACHINES = (
    CALL_STATES,
    INCIDENT_STATES,
    PATIENT_STATES,
    MASS_CASUALTY_STATES,
    ASSIGNMENT_STATES,
    RUN_STATES,
    READINESS_STATES,
    SEAT_STATES,
)
BEGIN, END = "<!-- states: written by manage.py states_doc -->", "<!-- /states -->"


def states_section() -> str:
    """One Mermaid diagram for each machine."""
    return "\n\n".join([BEGIN, *(_diagram(machine) for machine in MACHINES), END])


def _diagram(machine: StateMachine) -> str:
    # A machine whose rows may begin anywhere shows no arrows for it.
    begins = sorted(machine.initial) if len(machine.initial) == 1 else []
    lines = [f"    [*] --> {state}" for state in begins]
    lines += [f"    {old} --> {new}" for old in machine.transitions for new in sorted(machine.transitions[old])]
    lines += [f"    {state} --> [*]" for state in machine.transitions if not machine.transitions[state]]
    return "\n".join([f"### {machine.name}", "", "```mermaid", "stateDiagram-v2", *lines, "```"])
