"""Streets, the names they are found by, and where they meet."""

from collections.abc import Iterator
from typing import Any

from cad.geo.importing.copying import copy_rows
from cad.geo.importing.corners import corners_of
from cad.geo.importing.spellings import COLUMNS, name_rows
from cad.geo.importing.spool import point_text
from cad.geo.importing.streets import StreetParts


def streets_load(city_id: int, streets: list[StreetParts], ids: list[int]) -> int:
    rows = (
        (key, city_id, street.name, street.names, street.length_m, point_text(*street.middle))
        for key, street in zip(ids, streets, strict=True)
    )
    total = copy_rows("geo_street", "id city_id name names length_m middle", rows)
    copy_rows("geo_searchname", f"city_id street_id {COLUMNS}", _names(city_id, streets, ids))
    return total


def _names(city_id: int, streets: list[StreetParts], ids: list[int]) -> Iterator[tuple[Any, ...]]:
    for key, street in zip(ids, streets, strict=True):
        for row in name_rows(street.name, street.names, street.aliases):
            yield city_id, key, *row


def corners_load(city_id: int, streets: list[StreetParts], ids: list[int]) -> int:
    rows = ((city_id, ids[a], ids[b], point_text(lon, lat)) for a, b, lon, lat in corners_of(streets))
    return copy_rows("geo_intersection", "city_id street_a_id street_b_id point", rows)
