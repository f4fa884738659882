"""States of an incident, its levels, and the reasons for which it may wait."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.states import StateMachine


class IncidentState(TextChoices):
    TAKING = "taking", _("being taken")
    AWAITING = "awaiting", _("awaiting a unit")
    HELD = "held", pgettext_lazy("incident", "held")
    UNDER_WAY = "under_way", _("under way")
    CLOSED = "closed", _("closed")


INCIDENT_STATES = StateMachine(
    name="incident",
    initial=frozenset({IncidentState.TAKING}),
    transitions={
        IncidentState.TAKING: frozenset({IncidentState.AWAITING, IncidentState.CLOSED}),
        IncidentState.AWAITING: frozenset({IncidentState.HELD, IncidentState.UNDER_WAY, IncidentState.CLOSED}),
        IncidentState.HELD: frozenset({IncidentState.AWAITING, IncidentState.UNDER_WAY, IncidentState.CLOSED}),
        IncidentState.UNDER_WAY: frozenset({IncidentState.AWAITING, IncidentState.CLOSED}),
        # Reopened when it was closed by mistake.
        IncidentState.CLOSED: frozenset({IncidentState.AWAITING}),
    },
)

OPEN_FOR_DISPATCH = frozenset({IncidentState.AWAITING, IncidentState.HELD, IncidentState.UNDER_WAY})


class Level(TextChoices):
    R1 = "R1", _("immediately life-threatening")
    R2 = "R2", _("emergency")
    R3 = "R3", _("urgent")
    R4 = "R4", _("less urgent")
    R5 = "R5", _("advice")


class HoldReason(TextChoices):
    """A hold always has a reason and leaves a trail (医疗急救管理办法 art. 22, 25)."""

    NO_UNIT = "no_unit", _("no unit free")
    CALLER_ASKED = "caller_asked", _("the caller asked for a later time")
    SCENE_UNSAFE = "scene_unsafe", _("the scene is not safe yet")
    TRAFFIC = "traffic", _("traffic or weather")
    AWAITING_DETAILS = "awaiting_details", _("waiting for details")
    OTHER = "other", _("other")


class WelfareResult(TextChoices):
    """What a welfare call found. One that reached nobody is no welfare call yet."""

    SAME = "same", _("reached, no change")
    BETTER = "better", _("reached, better")
    WORSE = "worse", _("reached, worse")
    NOT_REACHED = "not_reached", _("not reached")


class PlaceMethod(TextChoices):
    """How a place was found."""

    HOUSE_NUMBER = "house_number", _("house number")
    STREET = "street", _("street")
    INTERSECTION = "intersection", _("intersection")
    PLACE = "place", _("named place")
    MAP = "map", _("pointed at on the map")
    COORDINATES = "coordinates", _("coordinates")
    SECOND_SOURCE = "second_source", _("second source")
