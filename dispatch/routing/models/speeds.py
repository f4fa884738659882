from django.db import models
from django.db.models import Q


class SpeedProfile(models.Model):
    """How fast the fleet really drives, learned from its own trips: never changed, only followed by another.

    `factors` is by mode, road class and hour of the week (0 is Monday's first) how many times the profile's speed it
    is: `{"lights": {"primary": {"all": 1.1, "hours": {"7": 0.9}}}}`. `report` holds by mode
    the errors before and after, in all and by hour (`dispatch.routing.speeds.proving.Proof`).
    """

    made_at = models.DateTimeField()
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    trips = models.PositiveIntegerField()
    factors = models.JSONField()
    report = models.JSONField()
    active = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="speed_profile_one_active", fields=["active"], condition=Q(active=True))
        ]

    def __str__(self) -> str:
        return f"{self.pk} of {self.trips} trips"
