from django.db import models
from django.db.models import Q


class SweepBeat(models.Model):
    """The one row in which each sweep says that it ran. A sweep that stands still shows by its age.

    `lag_s` is the time since the sweep before, `took_s` how long the last finished one ran, `failed` how many clocks it
    could not tell.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last_ran_at = models.DateTimeField()
    by = models.CharField(max_length=100)
    lag_s = models.FloatField(default=0)
    took_s = models.FloatField(default=0)
    failed = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="sweep_beat_is_one_row", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"{self.by} {self.last_ran_at:%H:%M:%S}"
