from typing import Any

from django.contrib.gis.db.models import PointField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from core.coordinates import Datum
from core.states import append_only


class Position(models.Model):
    """What is kept of a fix. The point is WGS-84; `datum` is what the device wrote it in."""

    point = PointField(geography=True, srid=4326, spatial_index=False)
    accuracy_m = models.FloatField(null=True)
    heading = models.FloatField(null=True)
    speed_mps = models.FloatField(null=True)
    fixed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    datum = models.CharField(max_length=10, choices=[(datum.value, datum.value) for datum in Datum], default="wgs84")

    class Meta:
        abstract = True


class UnitPosition(Position):
    """Where a unit was last. A newer fix is never replaced by an older one.

    No index beside the key: the rows are few and change every few seconds, and without one they are updated in place.
    """

    unit = models.OneToOneField("units.Unit", on_delete=models.PROTECT, primary_key=True, related_name="position")

    def __str__(self) -> str:
        return f"{self.unit_id} at {self.fixed_at}"


class PositionHistory(Position):
    """Every fix, written once. One plain table for now; its key holds `fixed_at`, so that it can be partitioned later.

    The unit is not a foreign key to the database: the check would lock the unit's row against whoever is assigning it,
    and every fix passed through `UnitPosition`, which has one.
    """

    pk: Any = models.CompositePrimaryKey("unit", "fixed_at")
    unit = models.ForeignKey(
        "units.Unit", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )

    class Meta:
        indexes = [BrinIndex(name="position_history_fixed_at", fields=["fixed_at"])]
        triggers = append_only("position_history")

    def __str__(self) -> str:
        return f"{self.unit_id} at {self.fixed_at}"
