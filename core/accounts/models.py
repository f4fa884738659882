from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.accounts.roles import Role


class Centre(models.Model):
    """A dispatch centre: its own units, desks and event stream. Times are shown in its zone."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=50, default="Asia/Shanghai")

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centres")

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person. Roles hold in the one centre the person belongs to."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="users", null=True, blank=True)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list, blank=True)
    display_name = models.CharField(_("name shown"), max_length=100, blank=True)
    locale = models.CharField(_("language"), max_length=10, default="zh-Hans")

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(name="user_roles_need_a_centre", condition=Q(roles=[]) | Q(centre__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username


class AccessToken(models.Model):
    """A token that signs in something that is not a person: a unit's tablet or a client system.

    Only its SHA-256 is kept. `subject_id` is the unit's key for a tablet.
    """

    class Kind(models.TextChoices):
        UNIT = "unit", _("unit's tablet")
        TELEPHONY = "telephony", _("telephone system")

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="tokens")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    subject_id = models.BigIntegerField(null=True, blank=True)
    label = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=100)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        constraints = [
            models.CheckConstraint(
                name="access_token_of_a_unit_names_it", condition=~Q(kind="unit") | Q(subject_id__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"
