"""What a search gives back."""

from dataclasses import dataclass, field
from typing import cast

from cad.geo.addresses.parts import Inside
from cad.geo.replies import FoundReply, InsideReply


@dataclass(frozen=True, slots=True)
class Found:
    """One place that the line may mean. `confidence` is 0 to 1; `match` says how it was found, in a stable code.

    `category` is the map's own word: hospital, km_post. `apart` tells a rival from the others. `source` is who says so
    where it is not the city's own map; `drive_s` the seconds by road from there to the point that was asked about.
    `premise` is the centre's own record of the place, or of the estate that the door is in.
    """

    kind: str
    key: str
    label: str
    lon: float
    lat: float
    confidence: float
    match: str
    detail: str = ""
    names: dict[str, str] = field(default_factory=dict)
    distance_m: float | None = None
    category: str = ""
    code: str = ""
    inside: Inside = field(default_factory=Inside)
    district: str = ""
    subdistrict: str = ""
    rival: bool = False
    apart: str = ""
    source: str = ""
    drive_s: float | None = None
    premise: int | None = None

    def as_json(self) -> FoundReply:
        english = self.names.get("en") or self.names.get("pt")
        answer: FoundReply = {
            "id": self.key,
            "kind": self.kind,
            "label": self.label,
            "detail": " · ".join(filter(None, (self.inside.text(), self.detail))),
            "lon": round(self.lon, 7),
            "lat": round(self.lat, 7),
            "confidence": round(self.confidence, 3),
            "match": self.match,
            "category": self.category,
            "district": self.district,
            "subdistrict": self.subdistrict,
            "rival": self.rival,
        }
        if english and english != self.label:
            answer["label_en"] = english
        if self.distance_m is not None:
            answer["distance_m"] = round(self.distance_m)
        if self.inside:
            answer["inside"] = cast(InsideReply, self.inside.as_json())
        if self.premise is not None:
            answer["premise"] = self.premise
        if self.code:
            answer["code"] = self.code
        if self.apart:
            answer["apart"] = self.apart
        if self.source:
            answer["source"] = self.source
        if self.drive_s is not None:
            answer["drive_s"] = round(self.drive_s)
        return answer
