"""Stages of an assignment (DOMAIN section 2): the one table of what may follow what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class AssignmentState(TextChoices):
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted")
    ROLLING = "rolling", _("rolling")
    AT_SCENE = "at_scene", _("at scene")
    AT_PATIENT = "at_patient", _("at patient")
    LEFT_SCENE = "left_scene", _("left scene")
    AT_HOSPITAL = "at_hospital", _("at hospital")
    HANDED_OVER = "handed_over", _("handed over")
    CLEAR = "clear", _("clear")
    DECLINED = "declined", _("declined")
    ABORTED = "aborted", _("aborted")


S = AssignmentState

ENDED = frozenset({S.CLEAR, S.DECLINED, S.ABORTED})
ACTIVE = frozenset(S) - ENDED

# The order in which times must follow each other. Delivered and seen are times of an offer, not states.
STAGE_ORDER = (
    "offered",
    "delivered",
    "seen",
    "accepted",
    "rolling",
    "at_scene",
    "at_patient",
    "left_scene",
    "at_hospital",
    "handed_over",
    "clear",
)

# Stages that a crew, or the dispatcher for it, reports one after the other.
REPORTED = (S.ROLLING, S.AT_SCENE, S.AT_PATIENT, S.LEFT_SCENE, S.AT_HOSPITAL, S.HANDED_OVER, S.CLEAR)

ASSIGNMENT_STATES = StateMachine(
    name="assignment",
    initial=frozenset({S.OFFERED}),
    transitions={
        S.OFFERED: frozenset({S.ACCEPTED, S.DECLINED, S.ABORTED}),
        S.ACCEPTED: frozenset({S.ROLLING, S.ABORTED}),
        S.ROLLING: frozenset({S.AT_SCENE, S.ABORTED}),
        S.AT_SCENE: frozenset({S.AT_PATIENT, S.LEFT_SCENE, S.CLEAR, S.ABORTED}),
        S.AT_PATIENT: frozenset({S.LEFT_SCENE, S.CLEAR}),
        S.LEFT_SCENE: frozenset({S.AT_HOSPITAL}),
        S.AT_HOSPITAL: frozenset({S.HANDED_OVER, S.CLEAR}),
        S.HANDED_OVER: frozenset({S.CLEAR}),
        S.CLEAR: frozenset(),
        S.DECLINED: frozenset(),
        S.ABORTED: frozenset(),
    },
)


class SentBy(TextChoices):
    """Who chose the unit: a person, or the system by itself (dispatch/automatic)."""

    DISPATCHER = "dispatcher", _("dispatcher")
    AUTOMATIC = "automatic", _("automatic")


class ClearReason(TextChoices):
    """Why a unit is clear without having carried a patient. All but the first make it an empty run (放空车)."""

    TREATED_ON_SCENE = "treated_on_scene", _("treated on scene")
    NO_PATIENT = "no_patient", _("no patient found")
    REFUSED = "refused", _("the patient refused")
    LEFT_ALREADY = "left_already", _("the patient had left")
    DEAD = "dead", _("dead on scene")
    FALSE_CALL = "false_call", _("false call")
    OTHER = "other", _("other")


class DeclineReason(TextChoices):
    VEHICLE_FAULT = "vehicle_fault", _("vehicle fault")
    CREW_INCOMPLETE = "crew_incomplete", _("crew incomplete")
    EQUIPMENT = "equipment", _("equipment missing")
    PATIENT_ON_BOARD = "patient_on_board", _("patient on board")
    OTHER = "other", _("other")


class AbortReason(TextChoices):
    CALLER_CANCELLED = "caller_cancelled", _("the caller cancelled")
    BETTER_UNIT = "better_unit", _("a better unit goes")
    DUPLICATE = "duplicate", _("duplicate of an incident")
    DIVERTED = "diverted", _("diverted to another incident")
    SWAPPED = "swapped", _("changed places with another unit")
    VEHICLE_FAULT = "vehicle_fault", _("vehicle fault")
    NO_ANSWER = "no_answer", _("the crew does not answer")
    OTHER = "other", _("other")
