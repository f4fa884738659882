import pghistory
from django.contrib.gis.db.models import PointField
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fleet.units.states import READINESS_STATES, Capability, Readiness, UnitKind


class Station(models.Model):
    """Where units stand by."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    point = PointField(geography=True, srid=4326)

    class Meta:
        verbose_name = _("station")
        verbose_name_plural = _("stations")
        constraints = [models.UniqueConstraint(name="station_code_once_per_centre", fields=["centre", "code"])]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Unit(models.Model):
    """What is sent: a vehicle with its crew on shift, known by its call sign."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="units")
    call_sign = models.CharField(_("call sign"), max_length=20)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    capabilities = ArrayField(models.CharField(max_length=30, choices=Capability.choices), default=list)
    readiness = models.CharField(max_length=20, choices=Readiness.choices, default=Readiness.OFF_DUTY)
    readiness_reason = models.CharField(max_length=300, blank=True)
    readiness_since = models.DateTimeField()
    shift_ends_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.UniqueConstraint(name="unit_call_sign_once_per_centre", fields=["centre", "call_sign"]),
            models.CheckConstraint(
                name="unit_out_of_service_has_a_reason",
                condition=~Q(readiness=Readiness.OUT_OF_SERVICE) | ~Q(readiness_reason=""),
            ),
        ]
        triggers = READINESS_STATES.trigger("readiness")

    def __str__(self) -> str:
        return self.call_sign
