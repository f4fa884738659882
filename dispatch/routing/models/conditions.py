from django.db import models
from django.db.models import Q


class RoadConditions(models.Model):
    """What the routers reckon with: closures and speeds, one row for each time that they changed.

    The newest row with `applied_at` is in force; a newer one without it is about to be. `mark` says what the travel
    times were made for. `closures` holds `[key, version]` of each; `reserves` `[west, south, east, north, metres]` for
    places beside closed roads; `quicker` by mode how many times its own speed a road may be driven at.
    """

    mark = models.CharField(max_length=64)
    city = models.CharField(max_length=100)
    closures = models.JSONField(default=list)
    reserves = models.JSONField(default=list)
    speeds = models.ForeignKey("routing.SpeedProfile", on_delete=models.PROTECT, null=True, related_name="+")
    hour = models.PositiveSmallIntegerField(null=True)
    quicker = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="conditions_hour_of_the_week", condition=Q(hour=None) | Q(hour__gte=0, hour__lt=168)
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.mark}"
