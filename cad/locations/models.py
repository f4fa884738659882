import pghistory
from django.contrib.gis.db.models import PointField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cad.locations.kinds import LocationMethod, LocationSource


@pghistory.track()
class CallerLocation(models.Model):
    """One report of where a caller may be. A list of hints: it never changes the place that was confirmed.

    `point` is WGS-84; `datum` is what the source spoke. A failed fix is kept, without a point.
    """

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    client_uuid = models.UUIDField(unique=True)
    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, null=True, related_name="locations")
    number = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=20, choices=LocationSource.choices)
    method = models.CharField(max_length=20, choices=LocationMethod.choices)
    point = PointField(geography=True, srid=4326, null=True, spatial_index=False)
    datum = models.CharField(max_length=10, blank=True)
    radius_m = models.FloatField(null=True, help_text="The caller is within it, by the source's word")
    confidence = models.PositiveSmallIntegerField(null=True, help_text="Per cent that the caller is within the radius")
    address = models.CharField(max_length=300, blank=True, help_text="In words, where the source has them")
    fixed_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    failed = models.BooleanField(default=False)
    raw = models.CharField(max_length=2000, blank=True, help_text="The message as it came")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("caller's location")
        verbose_name_plural = _("callers' locations")
        constraints = [
            models.CheckConstraint(
                name="location_has_a_point_or_words_or_failed",
                condition=Q(point__isnull=False, failed=False)
                | Q(failed=True, point=None)
                | (Q(point=None, failed=False) & ~Q(address="")),
            ),
            models.CheckConstraint(name="location_point_has_a_datum", condition=Q(point=None) | ~Q(datum="")),
        ]
        indexes = [
            models.Index(name="location_without_call", fields=["centre", "received_at"], condition=Q(call=None)),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.received_at:%H:%M:%S}"
