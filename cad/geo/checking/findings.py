"""What a check finds. Pure."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that would hurt a dispatcher. `serious` decides the exit code; `size` orders, the larger first."""

    what: str
    lon: float
    lat: float
    size: float = 0.0
    serious: bool = False

    def as_json(self) -> dict[str, Any]:
        place = {"lon": round(self.lon, 6), "lat": round(self.lat, 6)}
        return {"what": self.what, **place, "size": round(self.size, 1), "serious": self.serious}


@dataclass
class Chapter:
    """One kind of finding. `unit` says what `size` counts."""

    key: str
    title: str
    unit: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def serious(self) -> int:
        return sum(finding.serious for finding in self.findings)

    def sorted(self) -> list[Finding]:
        return sorted(self.findings, key=lambda finding: (not finding.serious, -finding.size, finding.what))

    def as_json(self) -> dict[str, Any]:
        found = [finding.as_json() for finding in self.sorted()]
        return {"found": len(found), "serious": self.serious, "unit": self.unit, "findings": found}
