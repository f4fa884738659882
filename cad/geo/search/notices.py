"""Why a line finds nothing, in a stable code. Pure."""

from cad.geo.addresses.coordinates import Coordinates
from cad.geo.search.parse import parse
from core.coordinates import BadCoordinates, checked


def nothing_found(line: str) -> str:
    """`nothing_to_search` for a line without letters or digits, `coordinates_…` for what no place has, `not_found`."""
    readings = parse(line)
    if not readings:
        return "nothing_to_search"
    if isinstance(readings[0], Coordinates):
        try:
            checked(readings[0].second, readings[0].first)
        except BadCoordinates as refusal:
            return refusal.code
    return "not_found"
