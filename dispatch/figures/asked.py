"""What figures are asked about: days of a centre, and within them one protocol version or one card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.accounts.models import Centre
from core.errors import Invalid

LONGEST = timedelta(days=93)  # a quarter
# Of sessions in which no card was chosen; a card's own name has capitals only.
NO_CARD = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """From the first day to the last one, both whole, in the centre's zone. ``protocol`` and ``card``: None for all."""

    centre: Centre
    first: date
    last: date
    protocol: int | None = None
    card: str | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.centre.time_zone)

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.first, time(), self.zone)

    @property
    def ends(self) -> datetime:
        """The first moment that is no longer asked about."""
        return datetime.combine(self.last + timedelta(days=1), time(), self.zone)


def asked_of(centre: Centre, first: date, last: date, protocol: int | None, card: str | None) -> Asked:
    """Raises Invalid `period_backwards`, `period_too_long`."""
    if last < first:
        raise Invalid("The last day is before the first one.", code="period_backwards")
    if last - first >= LONGEST:
        raise Invalid("At most 93 days at once.", code="period_too_long", days=LONGEST.days)
    return Asked(centre, first, last, protocol, card or None)
