"""Incident numbers: the centre's day and a count, `20261121-0042`."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection

from core.accounts.models import Centre


def next_number(centre: Centre, at: datetime) -> str:
    """The next number of the centre's day, within the caller's action."""
    day = at.astimezone(ZoneInfo(centre.time_zone)).date()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO incidents_incidentcounter (centre_id, day, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (centre_id, day) DO UPDATE SET last = incidents_incidentcounter.last + 1 RETURNING last",
            [centre.pk, day],
        )
        return f"{day:%Y%m%d}-{cursor.fetchone()[0]:04d}"
