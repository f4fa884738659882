"""Under which spellings a name can be found. Pure."""

import re
from collections.abc import Collection, Mapping

from cad.geo.addresses.districts import districts_before
from cad.geo.search.normalise import Spelling, spelled

SHORT = 3  # characters: with fewer a name without its city says nothing

# Bus stops and the like are named by two things at once: 石排灣馬路／擎天匯.
_TWO_NAMES = re.compile(r"[／/]")
_HAN_PART = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff\d·]+")
_LATIN_PART = re.compile(r"[A-Za-z][A-Za-zÀ-ɏ'’. -]{3,}")
_OF_CITY = re.compile(
    r"^[\u3400-\u9fff]{2,4}[市县](?!场)(?=.{3})"
)  # 平原市人民医院: of an address 市人民 may be a name
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")


def spellings_of(name: str, names: Mapping[str, str], others: Collection[str] = ()) -> list[Spelling]:
    """All its names, each part of a double name or of one in two scripts, each without what stands in brackets.

    And each without the city and the district before it: 人民医院 for 平原市人民医院. No spelling twice.
    """
    written = [name, *names.values(), *others]
    for one in list(written):
        written += [short for short in (districts_before(one)[1], _OF_CITY.sub("", one)) if len(short) >= SHORT]
        written += [part for value in one.split(";") for part in _TWO_NAMES.split(value)]
        written.append(_BRACKETED.sub(" ", one))
        if (han := _HAN_PART.search(one)) and (latin := _LATIN_PART.search(one)):
            written += [han[0], latin[0]]
    found = {spelling.text: spelling for spelling in map(spelled, written) if spelling.text}
    return list(found.values())
