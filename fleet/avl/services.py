"""Storing fixes: the latest of each unit, and all of them in the history. Positions are not events."""

from collections.abc import Iterable, Sequence

from django.db import connection

from core.actions import action
from core.actors import Actor
from fleet.avl.fixes import Fix, latest_of, once_each

_COLUMNS = "unit_id, point, accuracy_m, heading, speed_mps, fixed_at, received_at, datum"
_ROWS = """
    SELECT unit_id, ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography, accuracy_m, heading, speed_mps,
           fixed_at, received_at, datum
      FROM unnest(%s::bigint[], %s::float8[], %s::float8[], %s::float8[], %s::float8[], %s::float8[],
                  %s::timestamptz[], %s::timestamptz[], %s::text[])
        AS fix(unit_id, lon, lat, accuracy_m, heading, speed_mps, fixed_at, received_at, datum)
"""
_LATEST = f"""
    INSERT INTO avl_unitposition ({_COLUMNS}) {_ROWS}
    ON CONFLICT (unit_id) DO UPDATE
       SET point = excluded.point, accuracy_m = excluded.accuracy_m, heading = excluded.heading,
           speed_mps = excluded.speed_mps, fixed_at = excluded.fixed_at, received_at = excluded.received_at,
           datum = excluded.datum
     WHERE excluded.fixed_at > avl_unitposition.fixed_at
"""  # noqa: S608 - nothing of a caller's is in the text
_HISTORY = f"INSERT INTO avl_positionhistory ({_COLUMNS}) {_ROWS} ON CONFLICT DO NOTHING"


def positions_store(actor: Actor, fixes: Iterable[Fix]) -> int:
    """Store a batch, one statement for the latest and one for the history. Returns how many were new to the history.

    A fix that is stored already changes nothing; one older than the unit's latest goes to the history only.
    """
    batch = once_each(fixes)
    if not batch:
        return 0
    with action(actor), connection.cursor() as cursor:
        cursor.execute(_LATEST, _arrays(latest_of(batch)))
        cursor.execute(_HISTORY, _arrays(batch))
        stored: int = cursor.rowcount
        return stored


def _arrays(fixes: Sequence[Fix]) -> list[list[object]]:
    return [
        [fix.unit_id for fix in fixes],
        [fix.lon for fix in fixes],
        [fix.lat for fix in fixes],
        [fix.accuracy_m for fix in fixes],
        [fix.heading for fix in fixes],
        [fix.speed_mps for fix in fixes],
        [fix.fixed_at for fix in fixes],
        [fix.received_at for fix in fixes],
        [str(fix.datum) for fix in fixes],
    ]
