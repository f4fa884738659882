from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Alert(models.Model):
    """Something a person has to see. It stands until its reason is gone, quiet once somebody has it in hand."""

    class Severity(models.TextChoices):
        INFO = "info", _("information")
        WARNING = "warning", _("warning")
        CRITICAL = "critical", _("critical")

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=50)
    severity = models.CharField(max_length=10, choices=Severity.choices)
    about = models.CharField(max_length=80)
    incident_id = models.BigIntegerField(null=True)
    assignment_id = models.BigIntegerField(null=True)
    call_id = models.BigIntegerField(null=True)
    params = models.JSONField(default=dict)
    raised_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="alert_one_open_per_subject", fields=["kind", "about"], condition=Q(closed_at=None)
            ),
        ]
        indexes = [models.Index(name="alert_open", fields=["centre", "raised_at"], condition=Q(closed_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
