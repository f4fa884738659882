"""Words that search treats as the same, and words that say what kind of street it is. Pure tables.

The short form is the canonical one: `street`, `str` and `saint` all become `st`, so that "St Germain" and "SAINT
GERMAIN" meet.
"""

_GROUPS = {
    "al": "alley aly",
    "av": "avenue ave avda avenida",
    "bl": "boulevard blvd boul",
    "br": "bridge",
    "cir": "circle",
    "cl": "close",
    "cr": "crescent cres crs",
    "ct": "court crt",
    "dr": "drive drv",
    "estr": "estrada",
    "expy": "expressway expwy",
    "fwy": "freeway",
    "hts": "heights",
    "hwy": "highway hway",
    "is": "island",
    "jct": "junction",
    "lg": "largo",
    "ln": "lane",
    "mt": "mount",
    "pc": "praca",
    "pk": "park",
    "pkwy": "parkway pky",
    "pl": "place",
    "plz": "plaza",
    "rd": "road",
    "rot": "rotunda",
    "rua": "r",
    "sq": "square",
    "st": "street str saint",
    "ter": "terrace terr",
    "trl": "trail",
    "tv": "travessa",
    "wy": "way",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "ne": "northeast",
    "nw": "northwest",
    "se": "southeast",
    "sw": "southwest",
    "ctr": "center centre",
    "hosp": "hospital",
    "intl": "international",
    "stn": "station",
    "univ": "university",
    "and": "&",
}
CANONICAL = {word: short for short, words in _GROUPS.items() for word in words.split()}
LONG_FORMS = {short: tuple(words.split()) for short, words in _GROUPS.items()}

DIRECTIONS = frozenset(["n", "s", "e", "w", "ne", "nw", "se", "sw"])
STREET_TYPES = frozenset(
    [
        "al",
        "av",
        "bl",
        "br",
        "cir",
        "cl",
        "cr",
        "ct",
        "dr",
        "estr",
        "expy",
        "fwy",
        "hwy",
        "ln",
        "lg",
        "pc",
        "pkwy",
        "pl",
        "plz",
        "rd",
        "rot",
        "rua",
        "sq",
        "st",
        "ter",
        "trl",
        "tv",
        "wy",
    ]
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: str(number) for number, word in enumerate(_ORDINALS.split(), 1)}

# Longest first. What remains must be two characters or more, so that 大街 stays itself.
HAN_TYPES = (
    *("高速公路", "大马路", "步行街", "马路", "大道", "大街", "公路", "街道", "斜巷", "斜路", "前地"),
    *("住宅小区", "小区", "大厦", "大楼", "公寓"),
    *("路", "街", "巷", "弄", "道", "里", "围", "村"),
)
