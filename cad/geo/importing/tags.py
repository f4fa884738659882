"""What the map's tags mean here. Pure tables and readers of one object's tags."""

import re
from collections.abc import Mapping

RANKS = {
    "motorway": 0,
    "trunk": 1,
    **dict.fromkeys(("motorway_link", "trunk_link", "primary"), 2),
    **dict.fromkeys(("primary_link", "secondary"), 3),
    **dict.fromkeys(("secondary_link", "tertiary"), 4),
    **dict.fromkeys(("tertiary_link", "unclassified", "residential"), 5),
    **dict.fromkeys(("living_street", "road", "pedestrian"), 6),
    "service": 7,
    "track": 8,
    **dict.fromkeys(("footway", "cycleway", "path", "steps", "bridleway"), 9),
}
DRIVABLE = frozenset(kind for kind, rank in RANKS.items() if rank <= 7) - {"pedestrian"}

PLACE_KEYS = (
    *("amenity", "healthcare", "emergency", "shop", "tourism", "leisure", "public_transport", "railway", "aeroway"),
    *("office", "historic", "place", "man_made", "natural", "landuse", "craft", "club"),
)


def _pairs(**values: str) -> frozenset[tuple[str, str]]:
    return frozenset((key, value) for key, several in values.items() for value in several.split())


# Tags that name lines and zones rather than places to be found.
NOT_PLACES = _pairs(
    railway="rail subway disused abandoned light_rail tram",
    landuse="construction",
    natural="coastline",
    man_made="pipeline",
)
_WATER = _pairs(natural="water bay", waterway="riverbank dock", landuse="reservoir basin", leisure="swimming_pool")
_GREEN = _pairs(
    leisure="park garden golf_course pitch playground nature_reserve",
    landuse="grass forest cemetery recreation_ground meadow village_green allotments",
    natural="wood scrub grassland",
)

_NUMBER = re.compile(r"\d+")
_HOUSE = re.compile(r"(\d{1,6})\s*([A-Za-z]?)\s*$")
_SIDES = ("lf_fadd", "lf_toadd", "rt_fadd", "rt_toadd")

Tags = Mapping[str, str]


def names_of(tags: Tags) -> tuple[str, dict[str, str]]:
    """The name people see, and the names by language (and `alt`, `old`, `short`)."""
    names = {key[5:]: tags[key] for key in tags if key.startswith("name:")}
    for key in ("alt_name", "old_name", "short_name", "int_name", "official_name"):
        if value := tags.get(key):
            names[key.removesuffix("_name")] = value
    name = tags.get("name") or names.get("zh") or names.get("en") or ""
    return name.split(";")[0].strip()[:255], names


def place_kind(tags: Tags) -> str | None:
    """The most telling of its tags: hospital before building, bus_stop before highway."""
    if tags.get("highway") == "bus_stop":
        return "bus_stop"
    for key in PLACE_KEYS:
        value = tags.get(key)
        if value and value != "no" and (key, value) not in NOT_PLACES:
            return key if value == "yes" else value[:60]
    return "building" if tags.get("building") else None


def ground_layer(tags: Tags) -> tuple[str, str] | None:
    """(`water` or `green`, kind) for an area that is drawn, else None."""
    for key in ("natural", "waterway", "landuse", "leisure"):
        value = tags.get(key, "")
        if (key, value) in _WATER:
            return "water", value
        if (key, value) in _GREEN:
            return "green", value
    return None


def house_numbers(written: str) -> list[tuple[int, str]]:
    """(number, as written) for `12`, `12A`, `#101-1401` (the house comes last), both of `1067;1077`."""
    parts = (_HOUSE.search(part.strip()) for part in re.split(r"[;/]", written)[:20])
    return [(int(found[1]), (found[1].lstrip("0") or "0") + found[2].upper()) for found in parts if found]


def address_ranges(tags: Tags) -> list[tuple[int, int, int]]:
    """(side, first, last) as San Francisco's centre lines tag them: side 1 is the left of the line. 0 to 0 is none."""
    found = []
    for side, (start, end) in ((1, _SIDES[:2]), (-1, _SIDES[2:])):
        first, last = (_NUMBER.match(tags.get(key, "")) for key in (start, end))
        if first and last and (int(first[0]) or int(last[0])):
            found.append((side, int(first[0]), int(last[0])))
    return found


def oneway_of(tags: Tags) -> int:
    value = tags.get("oneway", "")
    if value in ("-1", "reverse"):
        return -1
    if value in ("yes", "1", "true") or tags.get("junction") == "roundabout" or tags.get("highway") == "motorway":
        return 0 if value == "no" else 1
    return 0
