"""What a caller may name: streets, house numbers, corners and places. Written only by an import."""

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex, OpClass

from cad.geo.models.city import City


class Street(models.Model):
    """All parts of one street: the same name within a few hundred metres. A name in two districts is two streets."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="streets")
    name = models.CharField(max_length=255)
    names = models.JSONField(default=dict, help_text="By language code, e.g. {'zh': …, 'pt': …}")
    length_m = models.FloatField(default=0)
    middle = models.PointField(geography=True, srid=4326, spatial_index=False, help_text="A point on the street")

    def __str__(self) -> str:
        return self.name


class HouseNumber(models.Model):
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="house_numbers", db_index=False)
    street = models.ForeignKey(Street, on_delete=models.CASCADE, related_name="house_numbers", db_index=False)
    text = models.CharField(max_length=40, help_text="As written: 12A")
    number = models.IntegerField(help_text="Its leading number, for neighbours")
    point = models.PointField(geography=True, srid=4326)

    class Meta:
        indexes = [models.Index(fields=["street", "number"], name="house_number_by_street")]

    def __str__(self) -> str:
        return f"{self.text} {self.street_id}"


class Intersection(models.Model):
    """Where two streets meet, kept once with `street_a` < `street_b`."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="intersections", db_index=False)
    street_a = models.ForeignKey(Street, on_delete=models.CASCADE, related_name="+", db_index=False)
    street_b = models.ForeignKey(Street, on_delete=models.CASCADE, related_name="+")
    point = models.PointField(geography=True, srid=4326)

    class Meta:
        indexes = [models.Index(fields=["street_a", "street_b"], name="intersection_by_streets")]

    def __str__(self) -> str:
        return f"{self.street_a_id} & {self.street_b_id}"


class NamedPlace(models.Model):
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=255)
    names = models.JSONField(default=dict)
    kind = models.CharField(max_length=60, help_text="The map's own word: hospital, fire_station, school, bus_stop…")
    detail = models.CharField(max_length=255, blank=True, help_text="Its address, where the map gives one")
    point = models.PointField(geography=True, srid=4326)

    class Meta:
        indexes = [models.Index(fields=["city", "kind"], name="place_by_kind")]

    def __str__(self) -> str:
        return self.name


class SearchName(models.Model):
    """One spelling of a street or a place as search compares it: `text` normalised, `core` without type words."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+", db_index=False)
    street = models.ForeignKey(Street, on_delete=models.CASCADE, related_name="search_names", null=True)
    place = models.ForeignKey(NamedPlace, on_delete=models.CASCADE, related_name="search_names", null=True)
    text = models.CharField(max_length=255)
    core = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(street__isnull=False, place__isnull=True)
                | models.Q(street__isnull=True, place__isnull=False),
                name="search_name_of_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["city", "core"], name="search_name_by_core"),
            GinIndex(OpClass("core", name="gin_trgm_ops"), name="search_name_core_trigrams"),
            models.Index(OpClass("text", name="varchar_pattern_ops"), name="search_name_by_prefix"),
        ]

    def __str__(self) -> str:
        return self.text
