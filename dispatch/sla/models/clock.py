from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cad.incidents.states import Level
from dispatch.sla.states import CLOCK_STATES, CancelReason, ClockState, Stage


class Clock(models.Model):
    """One measured stage of one call, incident or assignment, from its start to its end.

    `next_at` is the next moment at which something has to be told, or empty: what the sweep looks for.
    `warned_at` and `breached_at` say when it was told; the limits themselves are `warn_at` and `due_at`.
    """

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    level = models.CharField(max_length=2, choices=Level.choices, blank=True)
    # A clock of an assignment or a patient names its incident too; it is about the former all the same.
    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, null=True, related_name="clocks")
    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, null=True, related_name="clocks")
    assignment = models.ForeignKey("assignments.Assignment", on_delete=models.PROTECT, null=True, related_name="clocks")
    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, null=True, related_name="clocks")
    policy = models.ForeignKey("sla.Policy", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ClockState.choices, default=ClockState.RUNNING)
    cancel_reason = models.CharField(max_length=20, choices=CancelReason.choices, blank=True)
    started_at = models.DateTimeField()
    warn_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        constraints = [
            models.UniqueConstraint(
                name="clock_one_open_per_call", fields=["stage", "call"], condition=Q(stopped_at=None)
            ),
            models.UniqueConstraint(
                name="clock_one_open_per_incident",
                fields=["stage", "incident"],
                condition=Q(stopped_at=None, assignment=None, patient=None),
            ),
            models.UniqueConstraint(
                name="clock_one_open_per_assignment", fields=["stage", "assignment"], condition=Q(stopped_at=None)
            ),
            models.UniqueConstraint(
                name="clock_one_open_per_patient", fields=["stage", "patient"], condition=Q(stopped_at=None)
            ),
            models.CheckConstraint(
                name="clock_is_about_one_thing",
                condition=Q(call__isnull=False, incident=None, assignment=None, patient=None)
                | (Q(call=None, incident__isnull=False) & (Q(assignment=None) | Q(patient=None))),
            ),
            models.CheckConstraint(
                name="clock_state_fits_its_times",
                condition=Q(state=ClockState.RUNNING, breached_at=None, stopped_at=None)
                | Q(state=ClockState.BREACHED, breached_at__isnull=False)
                | Q(state=ClockState.MET, breached_at=None, stopped_at__isnull=False)
                | Q(state=ClockState.CANCELLED, stopped_at__isnull=False),
            ),
            models.CheckConstraint(
                name="clock_cancelled_has_a_reason",
                condition=Q(state=ClockState.CANCELLED) & ~Q(cancel_reason="")
                | ~Q(state=ClockState.CANCELLED) & Q(cancel_reason=""),
            ),
            models.CheckConstraint(
                name="clock_running_has_a_deadline",
                condition=Q(state=ClockState.RUNNING, next_at__isnull=False)
                | ~Q(state=ClockState.RUNNING) & Q(next_at=None),
            ),
        ]
        indexes = [
            models.Index(name="clock_next", fields=["next_at"], condition=Q(next_at__isnull=False)),
            models.Index(name="clock_of_incident", fields=["incident", "stage"]),
            models.Index(name="clock_of_assignment", fields=["assignment"], condition=Q(assignment__isnull=False)),
            models.Index(name="clock_of_patient", fields=["patient"], condition=Q(patient__isnull=False)),
            models.Index(name="clock_of_call", fields=["call"], condition=Q(call__isnull=False)),
        ]
        triggers = CLOCK_STATES.trigger()

    def __str__(self) -> str:
        return f"{self.stage} of {self.about}"

    @property
    def about(self) -> str:
        """The subject as a topic: `call:5`, `incident:7`, `assignment:9` or `patient:11`."""
        if self.assignment_id is not None:
            return f"assignment:{self.assignment_id}"
        if self.patient_id is not None:
            return f"patient:{self.patient_id}"
        return f"call:{self.call_id}" if self.call_id is not None else f"incident:{self.incident_id}"

    @property
    def is_open(self) -> bool:
        return self.stopped_at is None
