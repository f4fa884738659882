"""The readings of a Chinese line: doors of roads, estates and villages, names, and what was said around them. Pure."""

import re
from dataclasses import replace

from cad.geo.addresses.chinese import road_and_rest, segments_of
from cad.geo.addresses.districts import districts_before
from cad.geo.addresses.doors import door_key
from cad.geo.addresses.parts import Inside, Segment
from cad.geo.search.normalise import Spelling, spelled
from cad.geo.search.readings import Door, Name, Reading

UNREAD = 0.95

_BARE_NUMBER = re.compile(r"^(?P<name>.*[\u3400-\u9fff])\s*(?P<number>\d{1,5}(?:-\d{1,4})?[A-Za-z]?)$")
_STOP = re.compile(r"(?<=.{3})(?:公交车?站台?|公共汽车站|站台|地铁站)$")  # said of a stop, and not in its name
_SURE = re.compile(r"[hlgbu]")


def han_readings(line: str) -> list[Reading]:
    """Likeliest first: the last door with the districts and roads before it; then the earlier ones; then the name."""
    above, rest = districts_before(line)
    segments = segments_of(rest)
    inside = _all_inside(segments)
    found: list[Reading] = []
    for at in range(len(segments) - 1, -1, -1):
        around = (*above.values(), *(one.name for one in segments[:at]))
        behind = sum(1 for one in segments[at + 1 :] if one.name)
        found += [_weighed(one, behind) for one in _segment(segments[at], inside, around)]
    whole = [spelled(rest), spelled(line)] if above else [spelled(line)]
    if (short := _STOP.sub("", line)) != line:
        whole.insert(0, spelled(short))
    return [*found, *(Name(one, context=tuple(above.values())) for one in whole if one.text)]


def _weighed(reading: Reading, behind: int) -> Reading:
    """Less sure for each name behind it that it leaves unread."""
    if not behind or not isinstance(reading, Door | Name):
        return reading
    return replace(reading, worth=reading.worth * UNREAD**behind)


def _segment(segment: Segment, inside: Inside, around: tuple[str, ...]) -> list[Reading]:
    if not segment.name:
        return []
    names = [(segment.name, around)]
    if both := road_and_rest(segment.name):
        names.append((both[1], (*around, both[0])))
    if segment.doors:
        readings: list[Door | Name] = [_door(name, segment, inside, context) for name, context in names]
        if segment.inside.floor and not _SURE.search("".join(segment.doors[1:])) and "b" in segment.doors[0]:
            readings += [Name(spelled(name), inside, context) for name, context in names]  # 人民医院3楼
        if segment.first:
            readings += _of_longer_name(segment, inside, around)
        return [one for one in readings if _owner(one).text]
    found: list[Reading] = []
    if bare := _BARE_NUMBER.match(segment.name):
        number = bare["number"]
        keys = tuple(filter(None, dict.fromkeys((door_key(number), door_key(number + "栋")))))
        found.append(
            Door(spelled(bare["name"]), number, keys, int(re.findall(r"\d+", number)[0]), inside, around, False, False)
        )
    return found + [Name(spelled(name), inside, context) for name, context in names if spelled(name).text]


def _door(name: str, segment: Segment, inside: Inside, context: tuple[str, ...]) -> Door:
    digits = re.search(r"\d+", segment.doors[0])
    number = int(digits[0]) if digits else 0
    return Door(spelled(name), segment.door, segment.doors, number, inside, context, False, False)


def _of_longer_name(segment: Segment, inside: Inside, around: tuple[str, ...]) -> list[Door | Name]:
    """The lane, the yard or the phase as a part of the name: 友谊路176号院 4栋."""
    name = segment.name + segment.first
    if not segment.rest:
        return [Name(spelled(name), inside, around)]
    longer = Segment(name, segment.door[len(segment.first) :], segment.rest)
    return [_door(name, longer, inside, around)]


def _owner(reading: Door | Name) -> Spelling:
    return reading.owner if isinstance(reading, Door) else reading.name


def _all_inside(segments: list[Segment]) -> Inside:
    known: dict[str, str] = {}
    for segment in segments:
        known |= segment.inside.as_json()
    return Inside(**known)
