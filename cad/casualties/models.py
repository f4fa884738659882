import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cad.casualties.grade import Grade
from cad.casualties.states import MASS_CASUALTY_STATES, MassCasualtyState
from cad.patients.states import Colour, ColourSource
from core.states import append_only

GRADES = [(grade.value, grade.value) for grade in Grade]


@pghistory.track()
class MassCasualty(models.Model):
    """An incident that is worked as a mass casualty, or may have to be, and the grade of its event.

    Changed under the incident's lock.
    """

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    incident = models.OneToOneField("incidents.Incident", on_delete=models.PROTECT, related_name="mass_casualty")
    state = models.CharField(max_length=20, choices=MassCasualtyState.choices, default=MassCasualtyState.DECLARED)
    # Of the last declaration or its end; those before are in the history and the event log.
    reason = models.CharField(_("reason"), max_length=500)
    # How many were told of when it came to this state; while it lasts, how many are.
    told = models.PositiveSmallIntegerField(default=0, db_default=0)
    state_at = models.DateTimeField()
    state_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    grade_proposed = models.CharField(max_length=3, choices=GRADES, blank=True)
    grade = models.CharField(_("grade"), max_length=3, choices=GRADES, blank=True)
    grade_reason = models.CharField(max_length=500, blank=True)
    grade_at = models.DateTimeField(null=True)
    grade_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("mass casualty")
        verbose_name_plural = _("mass casualties")
        constraints = [
            models.CheckConstraint(name="mass_casualty_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="mass_casualty_graded_by_a_person_at_a_time",
                condition=Q(grade="", grade_at=None, grade_by=None)
                | (~Q(grade="") & Q(grade_at__isnull=False, grade_by__isnull=False)),
            ),
        ]
        triggers = MASS_CASUALTY_STATES.trigger()

    def __str__(self) -> str:
        return f"{self.incident_id} {self.state}"

    @property
    def is_declared(self) -> bool:
        return self.state == MassCasualtyState.DECLARED


class Sieving(models.Model):
    """A colour as it was given to a patient, and by which answers. A later one counts; nothing is overwritten."""

    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, related_name="sievings")
    client_uuid = models.UUIDField(unique=True)
    colour = models.CharField(max_length=20, choices=Colour.choices)
    source = models.CharField(max_length=20, choices=ColourSource.choices)
    child = models.BooleanField(default=False)
    answers = models.JSONField(default=dict)
    # When it was seen, and when the record had it: a tablet without signal sends later.
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by_user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        triggers = append_only("sieving")

    def __str__(self) -> str:
        return f"{self.patient_id} {self.colour}"
