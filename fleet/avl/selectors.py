"""Latest positions: for the map and for ranking; and the area in which a centre's units work."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from fleet.avl.fixes import Box, Fix
from fleet.avl.models import UnitPosition
from fleet.avl.replies import PositionRow

AREA_MARGIN_DEG = 3.0


def positions_of_centre(centre_id: int) -> list[PositionRow]:
    """The latest position of every unit of the centre, as map rows."""
    return positions_since([centre_id], None).get(centre_id, [])


def positions_since(centre_ids: Iterable[int], received_from: datetime | None) -> dict[int, list[PositionRow]]:
    """Map rows by centre, of the positions received from that moment on, or of all."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT unit.centre_id, at.unit_id, ST_X(at.point::geometry), ST_Y(at.point::geometry),
                   at.heading, at.speed_mps, at.fixed_at
              FROM avl_unitposition at JOIN units_unit unit ON unit.id = at.unit_id
             WHERE unit.centre_id = ANY(%s) AND (%s::timestamptz IS NULL OR at.received_at >= %s)
             ORDER BY at.unit_id
            """,
            [list(centre_ids), received_from, received_from],
        )
        rows: dict[int, list[PositionRow]] = defaultdict(list)
        for centre_id, unit_id, lon, lat, heading, speed_mps, fixed_at in cursor.fetchall():
            rows[centre_id].append((unit_id, round(lon, 6), round(lat, 6), heading, speed_mps, fixed_at))
    return rows


def latest_positions(unit_ids: Iterable[int]) -> dict[int, Fix]:
    """The latest fix of each of the units that has one. `Fix.age_s(now)` says how old it is."""
    return {
        row.unit_id: Fix(
            unit_id=row.unit_id,
            lon=row.point.x,
            lat=row.point.y,
            fixed_at=row.fixed_at,
            received_at=row.received_at,
            accuracy_m=row.accuracy_m,
            heading=row.heading,
            speed_mps=row.speed_mps,
            datum=row.datum,
        )
        for row in UnitPosition.objects.filter(unit__in=list(unit_ids))
    }


def area_of(centre_id: int) -> Box | None:
    """West, south, east, north of the centre's stations with a wide margin, or None without stations."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)
              FROM (SELECT ST_Extent(point::geometry) AS box FROM units_station WHERE centre_id = %s) AS stations
             WHERE box IS NOT NULL
            """,
            [centre_id],
        )
        found = cursor.fetchone()
    if found is None:
        return None
    west, south, east, north = found
    return west - AREA_MARGIN_DEG, south - AREA_MARGIN_DEG, east + AREA_MARGIN_DEG, north + AREA_MARGIN_DEG
