"""The cities whose call logs are known: their zone, the number that rings, and what to import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogCity:
    key: str
    name: str
    name_en: str
    zone: str
    line: str
    extract: str


CITIES = {
    "san_francisco": LogCity(
        key="san_francisco",
        name="旧金山",
        name_en="San Francisco",
        zone="America/Los_Angeles",
        line="911",
        extract="../shared/data/san_francisco/sf_centerlines.osm.pbf",
    ),
}
