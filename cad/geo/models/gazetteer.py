"""What a caller may name: streets, house numbers, corners and places. Written only by an import."""

from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models import Q

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


class NamedPlace(models.Model):
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="places")
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        related_name="parts",
        null=True,
        db_index=False,
        help_text="The estate of a gate or a building, the hospital of a department",
    )
    name = models.CharField(max_length=255)
    names = models.JSONField(default=dict)
    kind = models.CharField(max_length=60, help_text="The map's own word: hospital, fire_station, school, bus_stop…")
    code = models.CharField(max_length=60, db_default="", blank=True, help_text="What is written on it: AED-0001")
    detail = models.CharField(max_length=255, blank=True, help_text="Its address, where the map gives one")
    point = models.PointField(geography=True, srid=4326)

    class Meta:
        indexes = [
            models.Index(fields=["city", "kind"], name="place_by_kind"),
            models.Index(fields=["parent"], name="place_by_parent", condition=Q(parent__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name


class HouseNumber(models.Model):
    """A door. It belongs to a street, or to an estate or a village (`place`)."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="house_numbers", db_index=False)
    street = models.ForeignKey(
        Street, on_delete=models.CASCADE, related_name="house_numbers", db_index=False, null=True
    )
    place = models.ForeignKey(
        NamedPlace, on_delete=models.CASCADE, related_name="house_numbers", db_index=False, null=True
    )
    text = models.CharField(max_length=40, help_text="As written: 12A, 108弄12号")
    number = models.IntegerField(help_text="Its leading number, for neighbours")
    key = models.CharField(max_length=40, db_default="", help_text="One spelling for all: 108l12h (cad.geo.addresses)")
    point = models.PointField(geography=True, srid=4326)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="house_number_has_one_owner",
                condition=Q(street__isnull=False, place__isnull=True) | Q(street__isnull=True, place__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["street", "number"], name="house_number_by_street"),
            models.Index(fields=["street", "key"], name="house_number_by_key"),
            models.Index(fields=["place", "key"], name="house_number_by_place", condition=Q(place__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.street_id or self.place_id}"


class HouseRange(models.Model):
    """Numbers along a line, `first` at its start and `last` at its end; the odd or the even ones when `step` is 2."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="house_ranges", db_index=False)
    street = models.ForeignKey(Street, on_delete=models.CASCADE, related_name="house_ranges")
    first = models.IntegerField()
    last = models.IntegerField()
    step = models.SmallIntegerField(help_text="1: every number, 2: every other one")
    shape = models.LineStringField(srid=3857)

    class Meta:
        constraints = [models.CheckConstraint(name="house_range_step", condition=Q(step__in=[1, 2]))]

    def __str__(self) -> str:
        return f"{self.first}–{self.last} {self.street_id}"


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


class KmPost(models.Model):
    """A kilometre post. Where the carriageways are drawn apart, each has its own, with the direction of travel."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="km_posts")
    street = models.ForeignKey(Street, on_delete=models.CASCADE, related_name="km_posts", null=True)
    road = models.CharField(max_length=255, blank=True, help_text="The road's name")
    names = models.JSONField(default=dict)
    ref = models.CharField(max_length=80, blank=True, help_text="The road's number: S01")
    metres = models.IntegerField(help_text="What the post says")
    bearing = models.SmallIntegerField(null=True, help_text="Direction of travel, degrees from north")
    point = models.PointField(geography=True, srid=4326)

    class Meta:
        indexes = [
            models.Index(fields=["city", "road", "metres"], name="km_post_by_road"),
            models.Index(fields=["city", "ref", "metres"], name="km_post_by_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.ref or self.road} K{self.metres / 1000:g}"


class District(models.Model):
    """An administrative area, from the city (5) down to the subdistrict or town (8) and below."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="districts")
    admin_level = models.SmallIntegerField(help_text="As the map has it: 6 区, 8 街道 or 镇")
    name = models.CharField(max_length=255)
    names = models.JSONField(default=dict)
    shape = models.MultiPolygonField(srid=4326)

    def __str__(self) -> str:
        return self.name


class SearchName(models.Model):
    """One spelling of a street, a place or a premise as search compares it.

    `text` normalised, `core` without type words.
    """

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+", db_index=False, null=True)
    centre = models.ForeignKey("accounts.Centre", on_delete=models.CASCADE, related_name="+", db_index=False, null=True)
    street = models.ForeignKey(Street, on_delete=models.CASCADE, related_name="search_names", null=True)
    place = models.ForeignKey(NamedPlace, on_delete=models.CASCADE, related_name="search_names", null=True)
    premise = models.ForeignKey(
        "geo.Premise", on_delete=models.CASCADE, related_name="search_names", null=True, db_index=False
    )
    text = models.CharField(max_length=255)
    core = models.CharField(max_length=255)
    pinyin = models.CharField(max_length=255, db_default="", help_text="Letters only: renminyiyuan")
    initials = models.CharField(max_length=255, db_default="", help_text="rmyy")
    slips = ArrayField(
        models.IntegerField(),
        db_default=[],
        help_text="Of core and of pinyin: hashes of the word whole and with each one letter left out",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="search_name_names_one_thing",
                condition=Q(street__isnull=False, place__isnull=True, premise__isnull=True)
                | Q(street__isnull=True, place__isnull=False, premise__isnull=True)
                | Q(street__isnull=True, place__isnull=True, premise__isnull=False),
            ),
            models.CheckConstraint(
                name="search_name_of_city_or_centre",
                condition=Q(premise__isnull=True, city__isnull=False, centre__isnull=True)
                | Q(premise__isnull=False, city__isnull=True, centre__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "core"], name="search_name_by_core"),
            models.Index(OpClass("text", name="varchar_pattern_ops"), name="search_name_by_prefix"),
            models.Index(
                OpClass("pinyin", name="varchar_pattern_ops"), name="search_name_by_pinyin", condition=~Q(pinyin="")
            ),
            models.Index(
                OpClass("initials", name="varchar_pattern_ops"),
                name="search_name_by_initials",
                condition=~Q(initials=""),
            ),
            GinIndex(fields=["slips"], name="search_name_slips"),
            models.Index(fields=["premise"], name="search_name_of_premise", condition=Q(premise__isnull=False)),
            models.Index(fields=["centre", "core"], name="search_name_of_centre", condition=Q(centre__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.text
