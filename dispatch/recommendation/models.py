import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.json import OrjsonEncoder


class Recommendation(models.Model):
    """A ranking as it was shown: inputs, graph and weights it was made with, result, and what was chosen.

    `mode` is how the units were taken to drive, `conditions` the closures and speeds in force (routing.RoadConditions),
    `closures` those that concern it.

    `inputs` holds the incident's place, level and resources and the units as they stood. `units` and `excluded` are as
    in the API (docs/recommendation.md). Only the choice is written later; a trigger keeps the rest as it was shown.
    """

    class Router(models.TextChoices):
        OSRM = "osrm", _("road time")
        STRAIGHT_LINE = "straight_line", _("straight line")

    class Mode(models.TextChoices):
        LIGHTS = "lights", _("with lights and sirens")
        PLAIN = "plain", _("without lights and sirens")

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, related_name="recommendations")
    created_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    router = models.CharField(max_length=20, choices=Router.choices)
    notice = models.CharField(max_length=300, blank=True)
    graph = models.CharField(max_length=100, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.LIGHTS, db_default=Mode.LIGHTS)
    conditions = models.PositiveBigIntegerField(null=True)
    closures = models.JSONField(default=list, db_default=[])
    weights = models.CharField(max_length=40)
    inputs = models.JSONField(encoder=OrjsonEncoder)
    units = models.JSONField(encoder=OrjsonEncoder)
    excluded = models.JSONField(encoder=OrjsonEncoder)
    took_ms = models.FloatField()
    chosen_unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    override_reason = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(name="recommendation_of_incident", fields=["incident", "-id"])]
        triggers = [
            pgtrigger.Protect(
                name="recommendation_written_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["chosen_unit", "override_reason", "version"]),
            ),
            pgtrigger.Protect(name="recommendation_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.created_at:%H:%M:%S}"
