import pghistory
from django.contrib.gis.db.models import PointField
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cad.incidents.states import INCIDENT_STATES, HoldReason, IncidentState, Level, PlaceMethod


class IncidentCounter(models.Model):
    """The last number given on a centre's day, so that numbers are short and follow each other."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="incident_counter_once_a_day", fields=["centre", "day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.last}"


@pghistory.track()
class Incident(models.Model):
    """One thing that happened at one place, with one or more patients."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    client_uuid = models.UUIDField(unique=True)
    number = models.CharField(pgettext_lazy("incident", "number"), max_length=20)
    state = models.CharField(max_length=20, choices=IncidentState.choices, default=IncidentState.TAKING)

    level = models.CharField(max_length=2, choices=Level.choices, blank=True)
    determinant = models.CharField(max_length=30, blank=True)
    card = models.CharField(max_length=20, blank=True)
    resources = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    # By which version the level was given; none for one that a seat sent without triage.
    protocol = models.ForeignKey(
        "triage.ProtocolVersion", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    complaint = models.CharField(max_length=2000, blank=True)
    callback_number = models.CharField(max_length=40, blank=True)
    patients_count = models.PositiveSmallIntegerField(default=1)
    # Ambulances at least, for all its patients.
    units = models.PositiveSmallIntegerField(default=1, db_default=1)
    notes = models.CharField(max_length=8000, blank=True)

    # WGS-84; `place_datum` says what the source spoke before it was converted at the edge.
    place_point = PointField(geography=True, srid=4326, null=True)
    place_label = models.CharField(max_length=300, blank=True)
    place_detail = models.CharField(max_length=500, blank=True)
    place_method = models.CharField(max_length=20, choices=PlaceMethod.choices, blank=True)
    place_datum = models.CharField(max_length=10, blank=True)
    place_radius_m = models.FloatField(null=True)
    place_outside_city = models.BooleanField(default=False, db_default=False)
    place_location = models.ForeignKey(
        "locations.CallerLocation", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )  # the caller's location that was adopted
    place_premise = models.ForeignKey(
        "geo.Premise", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )  # the centre's own record of the place
    place_confirmed_at = models.DateTimeField(null=True)
    place_confirmed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    # [{code, at, by}], the first told first: who else than units was told of it, and when.
    co_responses = models.JSONField(default=list, db_default=[], blank=True)

    # [{result, note, at, by}], the first made first: who waits is rung (welfare.py).
    welfare_calls = models.JSONField(default=list, db_default=[], blank=True)

    hold_reason = models.CharField(max_length=30, choices=HoldReason.choices, blank=True)
    hold_wake_at = models.DateTimeField(null=True)

    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField()
    level_set_at = models.DateTimeField(null=True)
    triaged_at = models.DateTimeField(null=True)
    dispatch_opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=30, blank=True)
    outcome_reason = models.CharField(max_length=500, blank=True)
    drill = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        constraints = [
            models.UniqueConstraint(name="incident_number_once_per_centre", fields=["centre", "number"]),
            models.CheckConstraint(
                name="incident_open_for_dispatch_has_place_and_level",
                condition=Q(state__in=[IncidentState.TAKING, IncidentState.CLOSED])
                | (Q(place_point__isnull=False) & ~Q(level="")),
            ),
            models.CheckConstraint(
                name="incident_held_has_a_reason", condition=~Q(state=IncidentState.HELD) | ~Q(hold_reason="")
            ),
            models.CheckConstraint(
                name="incident_closed_has_an_outcome", condition=~Q(state=IncidentState.CLOSED) | ~Q(outcome="")
            ),
        ]
        indexes = [
            models.Index(
                name="incident_open", fields=["centre", "opened_at"], condition=~Q(state=IncidentState.CLOSED)
            ),
            models.Index(name="incident_to_wake", fields=["hold_wake_at"], condition=Q(state=IncidentState.HELD)),
        ]
        triggers = INCIDENT_STATES.trigger()

    def __str__(self) -> str:
        return self.number
