from datetime import datetime

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cad.calls.numbers import COMPARED, KEY_PATTERN
from cad.calls.states import CALL_STATES, CallerCondition, CallOutcome, CallSource, CallState

_DIGITS = Func(F("number"), Value("[^0-9]"), Value(""), Value("g"), function="regexp_replace")


@pghistory.track(exclude=["number_key"])
class Call(models.Model):
    """One phone contact. Many calls can belong to one incident; a call can end without one."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+")
    client_uuid = models.UUIDField(unique=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    number_key = models.GeneratedField(
        expression=Coalesce(Func(_DIGITS, Value(KEY_PATTERN), function="substring"), Value("")),
        output_field=models.CharField(max_length=COMPARED),
        db_persist=True,
    )
    line = models.CharField(_("line"), max_length=40, blank=True)
    source = models.CharField(max_length=20, choices=CallSource.choices)
    state = models.CharField(max_length=20, choices=CallState.choices, default=CallState.RINGING)
    outcome = models.CharField(max_length=30, choices=CallOutcome.choices, blank=True)
    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, null=True, related_name="calls")
    rang_at = models.DateTimeField()
    rang_at_given = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    abandoned_at = models.DateTimeField(null=True)
    # The last time it was parked, and taken back since.
    parked_at = models.DateTimeField(null=True)
    unparked_at = models.DateTimeField(null=True)
    # The last time its line went, abandoned or in the middle of the talk, and when the caller was had again since.
    line_lost_at = models.DateTimeField(null=True)
    reached_at = models.DateTimeField(null=True)
    # The call of this number whose line had gone shortly before, and since when its caller has tried.
    redial_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    first_rang_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=2000, blank=True)
    conditions = ArrayField(
        models.CharField(max_length=20, choices=CallerCondition.choices), default=list, db_default=[], blank=True
    )
    spoken = models.CharField(max_length=40, blank=True, db_default="")
    # [{result, note, at, by}], the first tried first.
    callbacks = models.JSONField(default=list, db_default=[], blank=True)
    # [{step, language, number, at, by}], the first step first.
    interpreter = models.JSONField(default=list, db_default=[], blank=True)
    drill = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = [
            models.CheckConstraint(
                name="call_ended_has_an_outcome", condition=~Q(state=CallState.ENDED) | ~Q(outcome="")
            ),
            models.CheckConstraint(
                name="call_answered_after_it_rang",
                condition=Q(answered_at=None) | Q(answered_at__gte=F("rang_at")),
            ),
            models.CheckConstraint(
                name="call_answered_has_a_time", condition=~Q(state=CallState.ANSWERED) | Q(answered_at__isnull=False)
            ),
            models.CheckConstraint(
                name="call_parked_has_a_time", condition=~Q(state=CallState.PARKED) | Q(parked_at__isnull=False)
            ),
            models.CheckConstraint(
                name="call_redial_keeps_its_turn", condition=Q(redial_of=None) | Q(first_rang_at__isnull=False)
            ),
        ]
        indexes = [
            models.Index(name="call_open", fields=["centre", "rang_at"], condition=~Q(state=CallState.ENDED)),
            models.Index(name="call_by_number_key", fields=["centre", "number_key", "rang_at"]),
        ]
        triggers = CALL_STATES.trigger()

    def __str__(self) -> str:
        return f"{self.number or '?'} {self.rang_at:%H:%M:%S}"

    @property
    def line_is_lost(self) -> bool:
        """Nobody has the caller: hung up before or after an answer, and neither reached nor ringing again since."""
        return self.line_lost_at is not None and self.reached_at is None

    @property
    def turn_at(self) -> datetime:
        """Since when the caller waits: who rings again after a lost line stands where the lost call stood."""
        return self.first_rang_at or self.rang_at
