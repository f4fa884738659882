"""Advanced Mobile Location: the text that a handset sends when its owner calls for help (ETSI TS 103 625). Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from cad.locations.kinds import LocationMethod

_PAIR = re.compile(r"([a-z]{2,3})=([^;]*)")
_METHODS = {"G": LocationMethod.GNSS, "W": LocationMethod.WIFI, "C": LocationMethod.CELL}


class BadAml(ValueError):
    """Not an AML message. The message says what is missing."""


@dataclass(frozen=True, slots=True)
class AmlFix:
    """WGS-84 degrees, metres, per cent. `failed` when the handset found no position: an all-zero fix is none."""

    lon: float
    lat: float
    radius_m: float | None
    confidence: int | None
    method: LocationMethod
    fixed_at: datetime | None
    failed: bool


def aml_parse(text: str) -> AmlFix:
    """Reads `A"ML=1;lt=+55.74317;lg=-4.26881;rd=3;top=20130717141935;lc=90;pm=W;si=…`.

    Unknown and missing parts are left out; raises BadAml without latitude and longitude.
    """
    parts = dict(_PAIR.findall(text))
    try:
        lat, lon = float(parts["lt"]), float(parts["lg"])
    except KeyError as missing:
        raise BadAml(f"The AML message has no {missing}=.") from missing
    except ValueError as error:
        raise BadAml("lt and lg of the AML message must be degrees.") from error
    radius_m = _number(parts.get("rd"))
    nowhere = lat == 0 and lon == 0
    return AmlFix(
        lon,
        lat,
        None if radius_m is None or radius_m < 0 else radius_m,
        _per_cent(parts.get("lc")),
        _METHODS.get(parts.get("pm", ""), LocationMethod.UNKNOWN),
        _time(parts.get("top", "")),
        failed=nowhere or parts.get("pm") == "N",
    )


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if abs(value) < 1e7 else None


def _per_cent(text: str | None) -> int | None:
    value = _number(text)
    return round(value) if value is not None and 0 <= value <= 100 else None


def _time(text: str) -> datetime | None:
    """Time of positioning, UTC, as YYYYMMDDhhmmss."""
    try:
        return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
