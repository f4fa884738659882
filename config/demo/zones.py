"""The time zone of a place, near enough for a demo: cities that are known, mainland China, else by longitude."""

from core.coordinates import is_shifted

Box = tuple[float, float, float, float]

# West, south, east, north. The first that holds the place counts.
KNOWN: tuple[tuple[Box, str], ...] = (
    ((113.5, 22.05, 113.65, 22.25), "Asia/Macau"),
    ((113.8, 22.1, 114.5, 22.6), "Asia/Hong_Kong"),
    ((119.9, 21.8, 122.1, 25.4), "Asia/Taipei"),
    ((103.5, 1.1, 104.2, 1.5), "Asia/Singapore"),
    ((-139.1, 48.2, -114.0, 60.0), "America/Vancouver"),
    ((-124.8, 32.4, -114.0, 48.2), "America/Los_Angeles"),
    ((-8.2, 49.8, 1.8, 60.9), "Europe/London"),
    ((-5.2, 42.3, 8.2, 51.1), "Europe/Paris"),
    ((5.8, 47.2, 15.1, 55.1), "Europe/Berlin"),
    ((129.0, 30.9, 146.0, 45.6), "Asia/Tokyo"),
)


def time_zone_at(lon: float, lat: float) -> str:
    """An IANA zone name. Where nothing is known it is the nautical zone, e.g. Etc/GMT-3 for UTC+3."""
    for (west, south, east, north), zone in KNOWN:
        if west <= lon <= east and south <= lat <= north:
            return zone
    if is_shifted(lon, lat):
        return "Asia/Shanghai"
    hours = round(lon / 15)
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"
