"""What may be said of a premise, checked field by field. The same for the API, a spreadsheet's line and the admin."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from cad.geo.premises.models import PremiseKind
from cad.geo.premises.words import words_of
from core import clock
from core.coordinates import BadCoordinates, Datum, checked

DATUMS = [datum.value for datum in Datum]
DATUM_CHOICES = [(datum.value, datum.name) for datum in Datum]


class EntranceIn(serializers.Serializer):
    lon = serializers.FloatField()
    lat = serializers.FloatField()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not {"lon", "lat"} <= attrs.keys():  # in a partial edit nothing else says so
            raise serializers.ValidationError(_("Give longitude, latitude and datum together."))
        _check(attrs["lon"], attrs["lat"])
        return attrs


class PremiseIn(serializers.Serializer):
    """Points are degrees in `datum`, which has to be said."""

    code = serializers.RegexField(r"^[^\s\x00-\x1f](?:[^\x00-\x1f]*[^\s\x00-\x1f])?$", max_length=40)
    kind = serializers.ChoiceField(choices=PremiseKind.choices)
    name = serializers.CharField(max_length=200)
    name_en = serializers.CharField(max_length=200, allow_blank=True, default="")
    other_names = serializers.ListField(child=serializers.CharField(max_length=200), max_length=30, default=list)
    address = serializers.CharField(max_length=300, allow_blank=True, default="")
    lon = serializers.FloatField()
    lat = serializers.FloatField()
    datum = serializers.ChoiceField(choices=DATUM_CHOICES)
    entrance = EntranceIn(allow_null=True, default=None)
    notes = serializers.CharField(max_length=2000, allow_blank=True, default="")
    hazard = serializers.CharField(max_length=500, allow_blank=True, default="")
    caution = serializers.CharField(max_length=500, allow_blank=True, default="")
    key_holder = serializers.CharField(max_length=300, allow_blank=True, default="")
    floor_plan = serializers.URLField(max_length=500, allow_blank=True, default="")
    parent = serializers.CharField(  # type: ignore[assignment]
        max_length=40, allow_null=True, allow_blank=True, default=None, help_text="The code of what it is a part of"
    )
    expires = serializers.DateField(allow_null=True, default=None)
    active = serializers.BooleanField(default=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "lon" in attrs or "lat" in attrs or attrs.get("entrance"):
            if not {"lon", "lat", "datum"} <= attrs.keys():
                raise serializers.ValidationError({"datum": _("Give longitude, latitude and datum together.")})
            _check(attrs["lon"], attrs["lat"])
        elif "datum" in attrs:
            raise serializers.ValidationError({"datum": _("Give longitude, latitude and datum together.")})
        return attrs


class PremiseNewIn(PremiseIn):
    """What is made must hold today; what is known may have expired."""

    def validate_expires(self, expires: date | None) -> date | None:
        if expires is not None and expires < clock.now().date():
            raise serializers.ValidationError(_("This day has passed."))
        return expires


def valid_fields(**given: Any) -> dict[str, Any]:
    """The fields as a service takes them. Raises ValidationError."""
    checked_fields = PremiseNewIn(data=given)
    checked_fields.is_valid(raise_exception=True)
    return dict(checked_fields.validated_data)


def _check(lon: float, lat: float) -> None:
    try:
        checked(lon, lat)
    except BadCoordinates as refusal:
        raise serializers.ValidationError({"lon": words_of(refusal)}) from refusal
