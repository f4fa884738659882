"""The imported city. Gazetteer, map and routing graph of one import belong to one row here, and are swapped with it."""

from django.contrib.gis.db import models
from django.db.models import Q


class City(models.Model):
    """One import of one extract. At most one is active; it is what search, map and router serve."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)
    source = models.CharField(max_length=255, help_text="File name of the extract")
    checksum = models.CharField(max_length=64, help_text="SHA-256 of the extract")
    version = models.CharField(max_length=120, unique=True, help_text="Names the tiles and the folder of the graph")
    active = models.BooleanField(default=False)
    imported_at = models.DateTimeField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    centre = models.PointField(geography=True, srid=4326)
    road_km = models.FloatField(help_text="Length of the roads that an ambulance can drive")
    top_speed_mps = models.FloatField(
        help_text="The fastest that the graph lets an ambulance drive anywhere, metres a second"
    )
    counts = models.JSONField(default=dict, help_text="The summary of the import: how many of each, skipped and why")
    graph_path = models.CharField(max_length=500, help_text="Base path of the routing graph, within CITY_DATA")

    class Meta:
        verbose_name_plural = "cities"
        constraints = [
            models.UniqueConstraint(fields=["active"], condition=Q(active=True), name="city_one_active"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        return self.west, self.south, self.east, self.north
