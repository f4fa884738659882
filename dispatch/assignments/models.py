import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.states import append_only
from dispatch.assignments.states import ACTIVE, ASSIGNMENT_STATES, AssignmentState, SentBy


@pghistory.track()
class Assignment(models.Model):
    """One unit sent to one incident. Stages and times live here."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    client_uuid = models.UUIDField(unique=True)
    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(max_length=20, choices=AssignmentState.choices, default=AssignmentState.OFFERED)
    reason = models.CharField(max_length=300, blank=True)
    empty_run = models.BooleanField(default=False)
    hospital = models.ForeignKey("hospitals.Hospital", on_delete=models.PROTECT, null=True, related_name="+")
    rings = models.PositiveSmallIntegerField(default=1)
    escalated_at = models.DateTimeField(null=True)
    offered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField()
    sent_by = models.CharField(
        max_length=10, choices=SentBy.choices, default=SentBy.DISPATCHER, db_default=SentBy.DISPATCHER
    )
    recommendation = models.ForeignKey(
        "recommendation.Recommendation", on_delete=models.PROTECT, null=True, related_name="assignments"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                name="assignment_one_active_per_unit", fields=["unit"], condition=Q(state__in=sorted(ACTIVE))
            ),
            models.CheckConstraint(
                name="assignment_ended_early_has_a_reason",
                condition=~Q(state__in=[AssignmentState.DECLINED, AssignmentState.ABORTED]) | ~Q(reason=""),
            ),
        ]
        indexes = [models.Index(name="assignment_of_incident", fields=["incident", "id"])]
        triggers = ASSIGNMENT_STATES.trigger()

    def __str__(self) -> str:
        return f"{self.unit_id} to {self.incident_id}"


class StageTime(models.Model):
    """When a stage was reached, as first written and as corrected. Rows are only added; the newest one counts."""

    class Source(models.TextChoices):
        AUTOMATIC = "automatic", _("automatic")
        CREW = "crew", _("crew")
        DISPATCHER = "dispatcher", _("dispatcher")
        DERIVED = "derived", _("derived")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="times")
    stage = models.CharField(max_length=20)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=20, choices=Source.choices)
    by = models.CharField(max_length=100)
    correction_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="stage_time_first_written_once",
                fields=["assignment", "stage"],
                condition=Q(correction_reason=""),
            ),
        ]
        triggers = append_only("stage_time")

    def __str__(self) -> str:
        return f"{self.stage} {self.occurred_at:%H:%M:%S}"
