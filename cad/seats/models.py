import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cad.seats.states import SEAT_STATES, AwayReason, SeatKind, SeatState


@pghistory.track()
class Seat(models.Model):
    """A position in the room, with who sits there. Each change of it is an event: that is its log."""

    centre = models.ForeignKey("accounts.Centre", on_delete=models.PROTECT, related_name="+", verbose_name=_("centre"))
    code = models.CharField(_("code"), max_length=10)
    extension = models.CharField(_("extension"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SeatKind.choices)
    state = models.CharField(_("state"), max_length=20, choices=SeatState.choices, default=SeatState.CLOSED)
    reason = models.CharField(max_length=20, choices=AwayReason.choices, blank=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    wrap_up_until = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(name="seat_code_is_of_one_seat", fields=["centre", "code"]),
            models.UniqueConstraint(name="seat_one_per_person", fields=["user"], condition=Q(user__isnull=False)),
            models.CheckConstraint(
                name="seat_is_open_with_somebody_there",
                condition=Q(state=SeatState.CLOSED, user=None) | ~Q(state=SeatState.CLOSED) & Q(user__isnull=False),
            ),
            models.CheckConstraint(
                name="seat_away_has_a_reason",
                condition=Q(state=SeatState.AWAY) & ~Q(reason="") | ~Q(state=SeatState.AWAY) & Q(reason=""),
            ),
            models.CheckConstraint(
                name="seat_wrap_up_has_an_end",
                condition=Q(state=SeatState.WRAP_UP, wrap_up_until__isnull=False)
                | ~Q(state=SeatState.WRAP_UP) & Q(wrap_up_until=None),
            ),
        ]
        indexes = [
            models.Index(name="seat_wrapping_up", fields=["wrap_up_until"], condition=Q(wrap_up_until__isnull=False)),
        ]
        triggers = SEAT_STATES.trigger()

    def __str__(self) -> str:
        return self.code
