"""The form of a premise in the admin: points as longitude and latitude, which no map from outside has to draw."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cad.geo.premises.fields import PremiseIn, PremiseNewIn
from cad.geo.premises.importing import flat_errors
from cad.geo.premises.models import Premise
from core.coordinates import Datum

PLAIN = ["code", "kind", "name", "name_en", "address", "notes", "hazard", "caution", "key_holder", "floor_plan"]
SHOWN = [*PLAIN, "other_names", "datum", "expires", "active"]


class PremiseForm(forms.ModelForm):
    """`fields` holds what the service takes, once the form is valid. Points are shown as WGS-84."""

    lon = forms.FloatField(label=_("longitude"), help_text=_("Degrees, in the datum chosen"))
    lat = forms.FloatField(label=_("latitude"))
    entrance_lon = forms.FloatField(label=_("longitude of the entrance"), required=False)
    entrance_lat = forms.FloatField(label=_("latitude of the entrance"), required=False)
    parent_code = forms.CharField(label=_("part of"), required=False, help_text=_("Its code"))
    floor_plan = forms.URLField(label=_("floor plan"), required=False, assume_scheme="https")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Premise
        fields = SHOWN

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields_given: dict[str, Any] = {}
        premise = self.instance
        if premise.pk:
            entrance = premise.entrance
            self.initial = dict(self.initial) | {
                "lon": premise.point.x,
                "lat": premise.point.y,
                "datum": Datum.WGS84.value,
                "entrance_lon": entrance.x if entrance else None,
                "entrance_lat": entrance.y if entrance else None,
                "parent_code": premise.parent.code if premise.parent else "",
                "version": premise.version,
            }

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        if self.errors:
            return cleaned
        pair = (cleaned["entrance_lon"], cleaned["entrance_lat"])
        given = {name: cleaned[name] for name in (*SHOWN, "lon", "lat")}
        given["entrance"] = None if pair == (None, None) else {"lon": pair[0], "lat": pair[1]}
        given["parent"] = cleaned["parent_code"] or None
        checked = (PremiseIn if self.instance.pk else PremiseNewIn)(data=given)
        if checked.is_valid():
            self.fields_given = dict(checked.validated_data)
        else:
            for column, message in flat_errors(checked.errors):
                self.add_error(column if column in self.fields else None, message)
        return cleaned

    def _post_clean(self) -> None:
        """The model's own checks are the service's."""
