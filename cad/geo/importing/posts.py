"""Kilometre posts: what a milestone says. Pure."""

import re
from collections.abc import Mapping

MILE_M = 1_609.344

_DISTANCE = re.compile(r"^\s*(\d{1,5}(?:[.,]\d{1,3})?)\s*(km|mi)?\s*$", re.IGNORECASE)
_KM_PLUS = re.compile(r"K?\s*(\d{1,5})\s*\+\s*(\d{1,3})", re.IGNORECASE)
_KM = re.compile(r"K\s*(\d{1,5})(?![\d.])", re.IGNORECASE)


def post_metres(tags: Mapping[str, str]) -> int | None:
    """Metres from the road's beginning: `distance=23.5`, `12 mi`, or K23+500 in its name or ref; else None."""
    if match := _DISTANCE.match(tags.get("distance", "")):
        unit = MILE_M if (match[2] or "").lower() == "mi" else 1_000.0
        return round(float(match[1].replace(",", ".")) * unit)
    for key in ("distance", "name", "ref"):
        text = tags.get(key, "")
        if match := _KM_PLUS.search(text):
            return int(match[1]) * 1_000 + int(match[2].ljust(3, "0"))
        if match := _KM.search(text):
            return int(match[1]) * 1_000
    return None
