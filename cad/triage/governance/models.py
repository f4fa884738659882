"""What is written about protocol versions: drafts they come from, signatures, and when which one is in force."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cad.triage.governance.states import DRAFT_STATES, ActivationKind, DraftState, SignatureKind
from core.states import append_only


class ProtocolDraft(models.Model):
    """A protocol being written. It may be broken; once proposed it is a version and stays as it is."""

    name = models.CharField(_("name"), max_length=100)
    state = models.CharField(_("state"), max_length=20, choices=DraftState.choices, default=DraftState.EDITING)
    started_from = models.ForeignKey(
        "triage.ProtocolVersion", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("started from")
    )
    became = models.OneToOneField(
        "triage.ProtocolVersion", on_delete=models.PROTECT, null=True, related_name="draft", verbose_name=_("became")
    )
    created_at = models.DateTimeField(_("created"))
    created_by = models.CharField(_("created by"), max_length=200)
    changed_at = models.DateTimeField(_("changed"))
    changed_by = models.CharField(_("changed by"), max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("protocol draft")
        verbose_name_plural = _("protocol drafts")
        constraints = [
            models.CheckConstraint(
                name="protocol_draft_proposed_became_a_version",
                condition=Q(state=DraftState.PROPOSED, became__isnull=False)
                | (~Q(state=DraftState.PROPOSED) & Q(became=None)),
            ),
        ]
        triggers = DRAFT_STATES.trigger()

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class ProtocolDraftFile(models.Model):
    """One file of a draft as text, named as in a protocol's folder without its ending: `facts`, `cards/CHEST`."""

    draft = models.ForeignKey(ProtocolDraft, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(_("file"), max_length=40)
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("file of a draft")
        verbose_name_plural = _("files of drafts")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="protocol_draft_file_once", fields=["draft", "name"])]

    def __str__(self) -> str:
        return f"{self.name}.yaml"


class ProtocolSignature(models.Model):
    """A person approved a version, or took that back. The last one of each person stands."""

    protocol = models.ForeignKey("triage.ProtocolVersion", on_delete=models.PROTECT, related_name="signatures")
    kind = models.CharField(max_length=20, choices=SignatureKind.choices)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    as_director = models.BooleanField()
    note = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        triggers = append_only("protocol_signature")

    def __str__(self) -> str:
        return f"{self.kind} {self.protocol_id}"


class ProtocolActivation(models.Model):
    """From when a version is in force. The newest that has begun counts; nothing has to run at that moment.

    ``approved`` is whether the version was clinically approved then. A cancellation takes back one that has not begun.
    """

    protocol = models.ForeignKey("triage.ProtocolVersion", on_delete=models.PROTECT, related_name="activations")
    kind = models.CharField(_("kind"), max_length=20, choices=ActivationKind.choices)
    effective_from = models.DateTimeField(_("effective from"))
    approved = models.BooleanField(_("clinically approved"))
    cancels = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="cancelled_by")
    reason = models.CharField(_("reason"), max_length=500)
    at = models.DateTimeField(_("recorded"))
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(_("by"), max_length=200)

    class Meta:
        verbose_name = _("activation of a protocol")
        verbose_name_plural = _("activations of protocols")
        ordering = ["effective_from", "pk"]
        indexes = [models.Index(name="protocol_activation_in_force", fields=["-effective_from", "-id"])]
        constraints = [
            models.CheckConstraint(
                name="protocol_activation_cancels_one",
                condition=Q(kind=ActivationKind.CANCELLATION, cancels__isnull=False)
                | (~Q(kind=ActivationKind.CANCELLATION) & Q(cancels=None)),
            ),
            models.CheckConstraint(
                name="protocol_activation_not_in_the_past", condition=Q(effective_from__gte=F("at"))
            ),
        ]
        triggers = append_only("protocol_activation")

    def __str__(self) -> str:
        return f"{self.kind} {self.protocol_id} {self.effective_from}"
