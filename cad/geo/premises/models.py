"""What the centre knows of its own: estates and their gates, lifts, posts, AEDs, and what to beware of there."""

import pghistory
from django.contrib.gis.db.models import PointField
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.coordinates import Datum


class PremiseKind(models.TextChoices):
    ESTATE = "estate", _("estate")
    BUILDING = "building", _("building")
    GATE = "gate", _("gate")
    LIFT = "lift", _("lift")
    KM_POST = "km_post", _("kilometre post")
    AED = "aed", _("AED")
    OTHER = "other", _("other")


@pghistory.track()
class Premise(models.Model):
    """A place that the centre keeps itself. Survives every import; found by name, code and other names.

    `entrance` is where the ambulance goes when that is not `point`.
    """

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+", verbose_name=_("centre"))
    code = models.CharField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=20, choices=PremiseKind.choices)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    other_names = ArrayField(models.CharField(max_length=200), default=list, blank=True, verbose_name=_("other names"))
    address = models.CharField(_("address"), max_length=300, blank=True)
    point = PointField(_("point"), geography=True, srid=4326)
    entrance = PointField(_("entrance"), geography=True, srid=4326, null=True, blank=True, spatial_index=False)
    datum = models.CharField(
        _("datum it was given in"),
        max_length=10,
        choices=[(d.value, d.value) for d in Datum],
        default=Datum.WGS84.value,
    )
    notes = models.TextField(_("notes"), max_length=2000, blank=True)
    hazard = models.CharField(_("hazard"), max_length=500, blank=True)
    caution = models.CharField(_("caution"), max_length=500, blank=True)
    key_holder = models.CharField(_("key-holder"), max_length=300, blank=True)
    floor_plan = models.URLField(_("floor plan"), max_length=500, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="parts", null=True, blank=True, verbose_name=_("part of")
    )
    expires = models.DateField(_("expires"), null=True, blank=True)
    active = models.BooleanField(_("active"), default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("premise")
        verbose_name_plural = _("premises")
        constraints = [
            # In any case: over the telephone HZ-1 and hz-1 are one code.
            models.UniqueConstraint("centre", Lower("code"), name="premise_code_once_in_any_case"),
            models.CheckConstraint(name="premise_has_a_code", condition=~Q(code="")),
            models.CheckConstraint(name="premise_is_not_its_own_part", condition=~Q(parent=models.F("pk"))),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
