from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cad.incidents.states import Level
from core.states import append_only
from dispatch.sla.states import Stage


class Policy(models.Model):
    """The limit of a stage in a centre from a moment on. Rows are only added; a clock keeps the one it began under.

    `level` empty: any level that has no row of its own. `limit_s` empty: not measured. `share` is the part of all
    clocks that should keep the limit.
    """

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+", verbose_name=_("centre"))
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    level = models.CharField(_("level"), max_length=2, choices=Level.choices, blank=True)
    limit_s = models.PositiveIntegerField(_("limit in seconds"), null=True, blank=True)
    warn_s = models.PositiveIntegerField(_("warning after seconds"), null=True, blank=True)
    share = models.DecimalField(_("share within the limit"), max_digits=3, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("source of the number"), max_length=200, blank=True)
    version = models.PositiveIntegerField(_("version"))
    effective_from = models.DateTimeField(_("effective from"), blank=True)
    set_at = models.DateTimeField(_("set at"))
    set_by = models.CharField(_("set by"), max_length=100)

    class Meta:
        verbose_name = _("service-level policy")
        verbose_name_plural = _("service-level policies")
        constraints = [
            models.UniqueConstraint(name="policy_version_once", fields=["centre", "stage", "level", "version"]),
            models.CheckConstraint(
                name="policy_warns_before_its_limit", condition=Q(warn_s=None) | Q(warn_s__lt=F("limit_s"))
            ),
            models.CheckConstraint(
                name="policy_share_is_a_part", condition=Q(share=None) | (Q(share__gt=0) & Q(share__lte=1))
            ),
        ]
        indexes = [models.Index(name="policy_newest", fields=["centre", "stage", "level", "-effective_from"])]
        triggers = append_only("policy")

    def __str__(self) -> str:
        return f"{self.stage} {self.level or '*'} v{self.version}"
