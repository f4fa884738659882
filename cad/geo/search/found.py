"""What a search gives back."""

from dataclasses import dataclass, field

from cad.geo.replies import FoundReply


@dataclass(frozen=True, slots=True)
class Found:
    """One place that the line may mean. `confidence` is 0 to 1; `match` says how it was found, in a stable code."""

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

    def as_json(self) -> FoundReply:
        english = self.names.get("en") or self.names.get("pt")
        answer: FoundReply = {
            "id": self.key,
            "kind": self.kind,
            "label": self.label,
            "detail": self.detail,
            "lon": round(self.lon, 7),
            "lat": round(self.lat, 7),
            "confidence": round(self.confidence, 3),
            "match": self.match,
        }
        if english and english != self.label:
            answer["label_en"] = english
        if self.distance_m is not None:
            answer["distance_m"] = round(self.distance_m)
        return answer
