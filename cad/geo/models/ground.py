"""What is drawn: roads, railways, buildings, water, green and estates.

Geometry is kept in the map's own projection (EPSG:3857), ready for tiles.
"""

from django.contrib.gis.db import models

from cad.geo.models.city import City
from cad.geo.models.gazetteer import Street


class RoadSegment(models.Model):
    """One way of the extract."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="roads", db_index=False)
    street = models.ForeignKey(Street, on_delete=models.CASCADE, related_name="segments", null=True)
    kind = models.CharField(max_length=30)
    rank = models.SmallIntegerField(help_text="0 motorway to 9 path; decides the zoom at which it is drawn")
    name = models.CharField(max_length=255, blank=True)
    names = models.JSONField(default=dict)
    ref = models.CharField(max_length=80, blank=True)
    oneway = models.SmallIntegerField(default=0, help_text="1 along the line, -1 against it")
    drivable = models.BooleanField(help_text="The router may use it")
    shape = models.LineStringField(srid=3857)

    class Meta:
        indexes = [models.Index(fields=["city", "rank"], name="road_by_rank")]

    def __str__(self) -> str:
        return self.name or self.kind


class Railway(models.Model):
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="railways")
    kind = models.CharField(max_length=30, help_text="rail, subway, light_rail, tram")
    name = models.CharField(max_length=255, blank=True)
    shape = models.LineStringField(srid=3857)

    def __str__(self) -> str:
        return self.name or self.kind


class Building(models.Model):
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="buildings")
    name = models.CharField(max_length=255, blank=True)
    shape = models.MultiPolygonField(srid=3857)

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """Water, green or the grounds of an estate, by `layer`."""

    LAYERS = [("water", "water"), ("green", "green"), ("estate", "estate")]

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="areas")
    layer = models.CharField(max_length=10, choices=LAYERS)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=255, blank=True)
    size_m2 = models.FloatField(help_text="On the map's plane; small ones are left out of far zooms")
    shape = models.MultiPolygonField(srid=3857)

    def __str__(self) -> str:
        return self.name or self.kind
