"""The sea, which the map draws only as a coastline: land on its left, water on its right.

The city's box is cut along the coast; a piece is sea when the points just right of the coast lie in it and those just
left of it do not. Where the coast is broken off inside the box both do, and the piece is left as land: better no sea
than a drowned town.
"""

from cad.geo.importing.copying import copy_lines, run, temporary
from cad.geo.importing.harvest import Harvest

INSET_DEG = 0.0005  # an extract cuts the coast a little inside its edge; the cut ends have to reach over the box

_CUT = """
INSERT INTO geo_area (city_id, layer, kind, name, size_m2, shape)
SELECT %(city)s, 'water', 'sea', '', ST_Area(shape), ST_Multi(shape) FROM (
    SELECT ST_Transform(piece, 3857) AS shape FROM (
        SELECT (ST_Dump(ST_Polygonize(lines))).geom AS piece FROM (
            SELECT ST_Union(ST_Boundary(box), ST_Union(ST_Intersection(line, box))) AS lines
            FROM coast_in, (SELECT ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326) AS box) AS asked
            WHERE line && box GROUP BY box
        ) AS cut
    ) AS pieces,
    LATERAL (SELECT count(*) FILTER (WHERE sea) AS wet, count(*) FILTER (WHERE NOT sea) AS dry
             FROM shore_in WHERE ST_Contains(piece, point)) AS counted
    WHERE wet > 20 * dry
) AS sea
"""


def sea_load(city_id: int, harvest: Harvest) -> int:
    """Adds the sea to the map's water; how many pieces of it there are."""
    if not harvest.coast.rows:
        return 0
    west, south, east, north = harvest.box
    box = {"west": west + INSET_DEG, "south": south + INSET_DEG, "east": east - INSET_DEG, "north": north - INSET_DEG}
    with temporary("coast_in", "line geometry"), temporary("shore_in", "sea bool, point geometry"):
        copy_lines("coast_in", "line", harvest.coast.lines())
        copy_lines("shore_in", "sea point", harvest.shores.lines())
        run("CREATE INDEX ON shore_in USING gist (point)")
        return run(_CUT, {"city": city_id, **box})
