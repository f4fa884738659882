import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cad.incidents.states import Level
from cad.triage.governance.models import ProtocolActivation, ProtocolDraft, ProtocolDraftFile, ProtocolSignature
from cad.triage.review.models import TriageLook
from cad.triage.states import TRIAGE_STATES, Language, TriageState
from core.states import append_only

__all__ = [
    "ProtocolActivation",
    "ProtocolDraft",
    "ProtocolDraftFile",
    "ProtocolSignature",
    "ProtocolVersion",
    "TriageAnswer",
    "TriageInstruction",
    "TriageLook",
    "TriageSession",
]


class ProtocolVersion(models.Model):
    """One version of the protocol, whole and unchangeable. Sessions keep theirs, so any can be replayed years later.

    Which one is in force is the newest activation's that has begun. ``clinically_approved_by`` is the medical director
    whose signature stands beside another person's.
    """

    label = models.CharField(_("label"), max_length=64, unique=True)
    checksum = models.CharField(max_length=64)
    content = models.JSONField()
    loaded_at = models.DateTimeField(_("loaded"))
    loaded_by = models.CharField(_("loaded by"), max_length=200)
    proposed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("proposed by")
    )
    note = models.CharField(_("what it changes, and why"), max_length=1000, blank=True, default="", db_default="")
    clinically_approved_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("clinically approved by"),
    )
    clinically_approved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("protocol version")
        verbose_name_plural = _("protocol versions")
        constraints = [
            models.CheckConstraint(
                name="protocol_version_approved_by_a_person_at_a_time",
                condition=Q(clinically_approved_by=None, clinically_approved_at=None)
                | Q(clinically_approved_by__isnull=False, clinically_approved_at__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="protocol_version_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="protocol_version_unchangeable",
                operation=pgtrigger.UpdateOf("label", "checksum", "content", "proposed_by_id", "note"),
            ),
        ]

    def __str__(self) -> str:
        return self.label


@pghistory.track()
class TriageSession(models.Model):
    """The questions of one patient and what came of them. Its rows are changed under the incident's lock."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, related_name="triage_sessions")
    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, related_name="triage_sessions")
    # A call back: the session of the same patient that this one starts from.
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    client_uuid = models.UUIDField(unique=True)
    protocol = models.ForeignKey(ProtocolVersion, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ZH)
    state = models.CharField(max_length=20, choices=TriageState.choices, default=TriageState.OPEN)
    card = models.CharField(max_length=20, blank=True)

    # What stands now; how it came to stand is the trail (TriageAnswer).
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    words = models.JSONField(default=dict)
    confirmed = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    # Carried from an earlier call and able to change: read by the rules, and asked again.
    ask_again = ArrayField(models.CharField(max_length=60), default=list, db_default=[], blank=True)

    level = models.CharField(max_length=2, choices=Level.choices, blank=True)
    determinant = models.CharField(max_length=30, blank=True)
    resources = ArrayField(models.CharField(max_length=30), default=list, blank=True)

    override_level = models.CharField(max_length=2, choices=Level.choices, blank=True)
    override_reason = models.CharField(max_length=500, blank=True)
    override_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    override_at = models.DateTimeField(null=True)
    # Rules that held when the level was overridden: only others can raise it again.
    override_rules = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    # Kept from the first time on, whatever is answered later: measured from the answer of the call (docs/clocks.md).
    recognised_at = models.DateTimeField(null=True)
    first_compression_at = models.DateTimeField(null=True)

    started_at = models.DateTimeField()
    started_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    completed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("triage session")
        verbose_name_plural = _("triage sessions")
        constraints = [
            models.UniqueConstraint(
                name="triage_one_open_per_patient", fields=["patient"], condition=Q(state=TriageState.OPEN)
            ),
            models.CheckConstraint(
                name="triage_completed_has_level_and_time",
                condition=~Q(state=TriageState.COMPLETED) | (~Q(level="") & Q(completed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="triage_compressions_after_recognition",
                condition=Q(first_compression_at=None)
                | Q(recognised_at__isnull=False, first_compression_at__gte=F("recognised_at")),
            ),
            models.CheckConstraint(
                name="triage_overridden_has_a_reason", condition=Q(override_level="") | ~Q(override_reason="")
            ),
        ]
        triggers = TRIAGE_STATES.trigger()

    def __str__(self) -> str:
        return f"{self.incident_id} {self.determinant or '-'}"


class TriageAnswer(models.Model):
    """One answer as it was given. A later one for the same fact supersedes it; nothing is overwritten."""

    session = models.ForeignKey(TriageSession, on_delete=models.PROTECT, related_name="trail")
    n = models.PositiveIntegerField()
    fact = models.CharField(max_length=60)
    value = models.JSONField()
    words = models.CharField(max_length=2000, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    # In which language the question was said; empty in the trails from before it was kept.
    language = models.CharField(max_length=2, choices=Language.choices, blank=True, db_default="")
    supersedes = models.PositiveIntegerField(null=True)
    # Not said here, but known from another session: the answer as it was first given.
    carried = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["n"]
        constraints = [models.UniqueConstraint(name="triage_answer_numbered_once", fields=["session", "n"])]
        triggers = append_only("triage_answer")

    def __str__(self) -> str:
        return f"{self.n} {self.fact}={self.value}"


class TriageInstruction(models.Model):
    """A first-aid instruction that was told to the caller, and when."""

    session = models.ForeignKey(TriageSession, on_delete=models.PROTECT, related_name="instructions_given")
    code = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="triage_instruction_once", fields=["session", "code"])]
        triggers = append_only("triage_instruction")

    def __str__(self) -> str:
        return self.code
