from datetime import datetime
from typing import Any

from cad.seats.models import Seat
from core.errors import NotFound
from core.locks import Rank, lock


def seats_for_update(**which: Any) -> list[Seat]:
    """Lock seats. They come last in the order of locks."""
    return lock(Rank.SEAT, Seat.objects.select_related("user").filter(**which))


def seat_for_update(seat_id: int) -> Seat:
    seats = seats_for_update(pk=seat_id)
    if not seats:
        raise NotFound("There is no such seat.")
    return seats[0]


def seats_wrapped_up(at: datetime) -> list[int]:
    """Seats whose time to wrap up is over."""
    return list(Seat.objects.filter(wrap_up_until__lte=at).order_by("pk").values_list("pk", flat=True))
