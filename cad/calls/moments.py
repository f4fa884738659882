"""Times that a telephone system says."""

from datetime import datetime, timedelta

from core import clock
from core.errors import Invalid

OLDEST_RING = timedelta(days=1)
CLOCK_TOLERANCE = timedelta(seconds=5)


def not_in_future(at: datetime | None) -> datetime | None:
    """The time that was given, if any. Raises Invalid `time_in_future`."""
    if at is not None and at > clock.now() + CLOCK_TOLERANCE:
        raise Invalid("This time lies in the future.", code="time_in_future", at=at.isoformat())
    return at


def ring_time(at: datetime | None) -> datetime:
    """A telephone system with a wrong date must not hide a caller behind years of waiting: then it rang now.

    What it said is kept in `rang_at_given`, so that everybody sees that its clock is wrong.
    """
    now = clock.now()
    given = not_in_future(at)
    return given if given and given > now - OLDEST_RING else now
