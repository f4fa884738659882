import pghistory
from django.contrib.gis.db.models import GeometryField
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class Closure(models.Model):
    """A road that is closed or slow for a while: drawn on the map, or sent by another system.

    `shape` is a line along the road or an area, WGS-84. `roads` are the names of what it covers, `pieces` and `metres`
    how much. `applied_at` is since when the routers reckon with it as it is now; null while they do not.
    """

    class Kind(models.TextChoices):
        CLOSED = "closed", _("closed")
        SLOW = "slow", _("slow")

    class Direction(models.TextChoices):
        BOTH = "both", _("both directions")
        ALONG = "along", _("in the direction drawn")

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    client_uuid = models.UUIDField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    speed_kmh = models.PositiveSmallIntegerField(null=True)
    direction = models.CharField(max_length=10, choices=Direction.choices, default=Direction.BOTH)
    shape = GeometryField(srid=4326, spatial_index=False)
    datum = models.CharField(max_length=10)
    reason = models.CharField(max_length=300)
    roads = ArrayField(models.CharField(max_length=255), default=list)
    pieces = models.PositiveIntegerField(default=0)
    metres = models.FloatField(default=0.0)

    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        constraints = [
            models.CheckConstraint(
                name="closure_slow_has_a_speed",
                condition=Q(kind="closed", speed_kmh=None) | Q(kind="slow", speed_kmh__gte=1),
            ),
            models.CheckConstraint(name="closure_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="closure_ends_after_it_begins", condition=Q(to_at=None) | Q(to_at__gt=F("from_at"))
            ),
        ]
        indexes = [models.Index(name="closure_open", fields=["centre", "from_at"], condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} {' '.join(self.roads) or self.pk}"
