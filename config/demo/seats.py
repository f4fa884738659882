"""The seats of the demo's room."""

from cad.seats.models import Seat
from cad.seats.services import seat_new
from cad.seats.states import SeatKind
from core.accounts.models import Centre
from core.actors import Actor

SEATS = {
    "C1": SeatKind.CALL,
    "C2": SeatKind.CALL,
    "C3": SeatKind.CALL,
    "D1": SeatKind.DISPATCH,
    "D2": SeatKind.DISPATCH,
}


def seats_ensure(actor: Actor, centre: Centre) -> None:
    """Add the seats that are missing. Part of the caller's action."""
    there = set(Seat.objects.filter(centre=centre).values_list("code", flat=True))
    for number, (code, kind) in enumerate(SEATS.items(), start=801):
        if code not in there:
            seat_new(actor, centre=centre, code=code, kind=kind, extension=str(number))
