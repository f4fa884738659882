"""What is wrong with a coordinate, in the words of whoever reads a table or the admin."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.coordinates import BadCoordinates

WORDS: Mapping[str, Promise] = {
    "coordinates_not_a_number": _("Longitude and latitude must be numbers."),
    "coordinates_swapped": _("Longitude and latitude look swapped."),
    "coordinates_out_of_range": _("Longitude must be within ±180 and latitude within ±90 degrees."),
    "coordinates_failed_fix": _("0/0 is what a device reports when it has no position."),
}


def words_of(refusal: BadCoordinates) -> str:
    """By its code; one that has no words here keeps its own."""
    return str(WORDS.get(refusal.code, refusal))
