from cad.seats.models import Seat
from cad.seats.replies import SeatReply
from core.accounts.actors import person_json
from core.actors import Actor
from core.events.services import record


def seat_payload(seat: Seat) -> SeatReply:
    return {
        "id": seat.pk,
        "version": seat.version,
        "centre": seat.centre_id,
        "code": seat.code,
        "extension": seat.extension,
        "kind": seat.kind,
        "state": seat.state,
        "reason": seat.reason or None,
        "user": person_json(seat.user),
        "since": seat.since,
        "wrap_up_until": seat.wrap_up_until,
    }


def seat_payloads(centre_id: int) -> list[SeatReply]:
    seats = Seat.objects.filter(centre_id=centre_id).select_related("user").order_by("code")
    return [seat_payload(seat) for seat in seats]


def tell_seat(actor: Actor, type: str, seat: Seat) -> None:  # noqa: A002
    record(
        actor,
        type,
        entity="seat",
        row_id=seat.pk,
        version=seat.version,
        payload=seat_payload(seat),
        centre_id=seat.centre_id,
        topics=[],
    )
