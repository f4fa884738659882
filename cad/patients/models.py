import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cad.patients.states import PATIENT_STATES, Colour, ColourSource, PatientState


@pghistory.track()
class Patient(models.Model):
    """One who is ill or hurt in an incident, by a number within it. Its rows are changed under the incident's lock."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, related_name="patients")
    client_uuid = models.UUIDField(unique=True)
    number = models.PositiveSmallIntegerField(pgettext_lazy("patient", "number"))
    description = models.CharField(_("description"), max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=PatientState.choices, default=PatientState.COUNTED)

    # Why it was last taken back, or counted again.
    state_reason = models.CharField(max_length=500, blank=True)
    state_at = models.DateTimeField(null=True)
    state_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    # The colour that counts now; each that was given is a row of its own (casualties.Sieving).
    colour = models.CharField(max_length=20, choices=Colour.choices, blank=True)
    colour_source = models.CharField(max_length=20, choices=ColourSource.choices, blank=True)
    colour_at = models.DateTimeField(null=True)

    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("patient")
        verbose_name_plural = _("patients")
        constraints = [
            models.UniqueConstraint(name="patient_number_once_per_incident", fields=["incident", "number"]),
            models.CheckConstraint(
                name="patient_taken_back_has_a_reason",
                condition=~Q(state=PatientState.TAKEN_BACK) | (~Q(state_reason="") & Q(state_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="patient_colour_has_source_and_time",
                condition=Q(colour="", colour_source="", colour_at=None)
                | (~Q(colour="") & ~Q(colour_source="") & Q(colour_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="patient_dead_only_by_the_scene",
                condition=~Q(colour=Colour.DEAD) | Q(colour_source=ColourSource.SCENE),
            ),
        ]
        triggers = PATIENT_STATES.trigger()

    def __str__(self) -> str:
        return f"{self.incident_id} #{self.number}"
