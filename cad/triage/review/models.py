from django.db import models
from django.utils.translation import gettext_lazy as _

from core.states import append_only


class TriageLook(models.Model):
    """Somebody opened the record of a session. Written before it is shown."""

    session = models.ForeignKey("triage.TriageSession", on_delete=models.PROTECT, related_name="looks")
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("look at a triage record")
        verbose_name_plural = _("looks at triage records")
        ordering = ["-pk"]
        triggers = append_only("triage_look")

    def __str__(self) -> str:
        return f"{self.session_id} {self.by_id}"
