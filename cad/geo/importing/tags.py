"""What the map's tags mean here. Pure tables and readers of one object's tags."""

from collections.abc import Mapping

RANKS = {
    "motorway": 0,
    "trunk": 1,
    **dict.fromkeys(("motorway_link", "trunk_link", "primary"), 2),
    **dict.fromkeys(("primary_link", "secondary"), 3),
    **dict.fromkeys(("secondary_link", "tertiary"), 4),
    **dict.fromkeys(("tertiary_link", "unclassified", "residential"), 5),
    **dict.fromkeys(("living_street", "road", "pedestrian", "busway"), 6),
    "service": 7,
    "track": 8,
    **dict.fromkeys(("footway", "cycleway", "path", "steps", "bridleway"), 9),
}
DRIVABLE = frozenset(kind for kind, rank in RANKS.items() if rank <= 7) - {"pedestrian"}
FERRY_RANK = 10  # beyond every zoom: part of the network, not of the drawing
RAILWAYS = frozenset(("rail", "subway", "light_rail", "tram", "monorail", "narrow_gauge", "funicular"))

PLACE_KEYS = (
    *("amenity", "healthcare", "emergency", "shop", "tourism", "leisure", "public_transport", "railway", "aeroway"),
    *("office", "historic", "place", "man_made", "natural", "landuse", "craft", "club"),
)
# What relations must have to be made into areas.
AREA_KEYS = (*PLACE_KEYS, "building", "waterway", "addr:housenumber", "boundary")


def _pairs(**values: str) -> frozenset[tuple[str, str]]:
    return frozenset((key, value) for key, several in values.items() for value in several.split())


# Tags that name lines and zones rather than places to be found.
NOT_PLACES = _pairs(
    railway="rail subway disused abandoned light_rail tram",
    landuse="construction",
    natural="coastline",
    man_made="pipeline",
)
_METRO = frozenset(("subway", "light_rail", "monorail"))
_HIGHWAYS = frozenset(("bus_stop", "motorway_junction", "rest_area", "services", "elevator"))
_BARRIERS = dict.fromkeys(("gate", "lift_gate", "swing_gate", "sliding_gate", "wicket_gate", "entrance"), "gate")
_WATER = _pairs(natural="water bay", waterway="riverbank dock", landuse="reservoir basin", leisure="swimming_pool")
_GREEN = _pairs(
    leisure="park garden golf_course pitch playground nature_reserve",
    landuse="grass forest cemetery recreation_ground meadow village_green allotments",
    natural="wood scrub grassland",
)

# Places that doors may belong to: addr:place names an estate, a village, sometimes a campus or a hospital.
OWNERS = frozenset(
    [
        *(
            "residential",
            "village",
            "hamlet",
            "isolated_dwelling",
            "farm",
            "neighbourhood",
            "quarter",
            "suburb",
            "town",
        ),
        *("locality", "square", "island", "islet", "industrial", "commercial", "retail", "allotments", "apartments"),
        *("hospital", "clinic", "university", "college", "school", "marketplace", "mall", "barracks", "building"),
    ]
)
# Places whose ground holds others: a gate, a building or a department belongs to the one it stands in.
GROUNDS = frozenset(
    [
        *("residential", "hospital", "clinic", "university", "college", "school", "industrial", "commercial", "retail"),
        *(
            "mall",
            "marketplace",
            "park",
            "village",
            "station",
            "subway_station",
            "aerodrome",
            "theme_park",
            "zoo",
            "nursing_home",
        ),
    ]
)
PARTS = frozenset(["gate", "entrance", "elevator", "department", "building", "defibrillator", "parking_entrance"])
BY_THE_FENCE = frozenset(["gate", "entrance", "parking_entrance"])  # stands on the edge of its ground, or just outside

Tags = Mapping[str, str]


def place_kind(tags: Tags) -> str | None:
    """The most telling of its tags: hospital before building, bus_stop before highway."""
    if (highway := tags.get("highway")) in _HIGHWAYS:
        return highway
    if highway == "pedestrian" and tags.get("area") == "yes":
        return "square"
    for key in PLACE_KEYS:
        value = tags.get(key)
        if value and value != "no" and (key, value) not in NOT_PLACES:
            if value == "station" and (tags.get("station") in _METRO or tags.get("subway") == "yes"):
                return "subway_station"
            return key if value == "yes" else value[:60]
    return _part_kind(tags)


def _part_kind(tags: Tags) -> str | None:
    barrier = tags.get("barrier", "")
    if barrier == "toll_booth":
        return barrier
    if barrier in _BARRIERS:
        return "gate"
    if tags.get("entrance", "no") != "no":
        return "entrance"
    return "building" if tags.get("building", "no") != "no" else None


def ground_layer(tags: Tags) -> tuple[str, str] | None:
    """(`water`, `green` or `estate`, kind) for an area that is drawn, else None."""
    for key in ("natural", "waterway", "landuse", "leisure"):
        value = tags.get(key, "")
        if (key, value) in _WATER:
            return "water", value
        if (key, value) in _GREEN:
            return "green", value
    return ("estate", "residential") if tags.get("landuse") == "residential" and tags.get("name") else None


def oneway_of(tags: Tags) -> int:
    value = tags.get("oneway", "")
    if value in ("-1", "reverse"):
        return -1
    if value in ("yes", "1", "true") or tags.get("junction") == "roundabout" or tags.get("highway") == "motorway":
        return 0 if value == "no" else 1
    return 0
