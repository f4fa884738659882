import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cad.incidents.states import Level
from dispatch.automatic.states import OPEN, RUN_STATES, SWITCHED_LEVELS, RunReason, RunState


@pghistory.track()
class AutomaticSwitch(models.Model):
    """Whether the system sends by itself to the incidents of a level in a centre. Without a row it does not."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+", verbose_name=_("centre"))
    level = models.CharField(
        _("level"), max_length=2, choices=[(level.value, level.label) for level in SWITCHED_LEVELS]
    )
    on = models.BooleanField(_("sends by itself"), default=False)
    set_at = models.DateTimeField(_("set at"))
    set_by = models.CharField(_("set by"), max_length=100)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("automatic dispatch")
        verbose_name_plural = _("automatic dispatch")
        constraints = [
            models.UniqueConstraint(name="automatic_switch_one_per_level", fields=["centre", "level"]),
            models.CheckConstraint(name="automatic_switch_level_needs_a_unit", condition=~Q(level=Level.R5)),
        ]

    def __str__(self) -> str:
        return f"{self.level} {'on' if self.on else 'off'}"


class AutomaticRun(models.Model):
    """The system's search for a unit for one incident, from its beginning until somebody sent or stopped it.

    `due_at` is when the sweep tries next, while the run is open.
    """

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, related_name="automatic_runs")
    state = models.CharField(max_length=20, choices=RunState.choices, default=RunState.WAITING)
    reason = models.CharField(max_length=20, choices=RunReason.choices, blank=True)
    begun_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    assignment = models.ForeignKey("assignments.Assignment", on_delete=models.PROTECT, null=True, related_name="+")
    stopped_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="automatic_run_one_open_per_incident", fields=["incident"], condition=Q(state__in=sorted(OPEN))
            ),
            models.CheckConstraint(
                name="automatic_run_ends_with_its_state",
                condition=Q(state__in=sorted(OPEN), ended_at=None) | ~Q(state__in=sorted(OPEN)) & ~Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="automatic_run_says_why",
                condition=Q(state__in=[RunState.NEEDS_YOU, RunState.STOPPED]) & ~Q(reason="")
                | ~Q(state__in=[RunState.NEEDS_YOU, RunState.STOPPED]) & Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(name="automatic_run_due", fields=["due_at"], condition=Q(state__in=sorted(OPEN))),
            models.Index(name="automatic_run_of_incident", fields=["incident", "-id"]),
        ]
        triggers = RUN_STATES.trigger()

    def __str__(self) -> str:
        return f"{self.incident_id} {self.state}"
