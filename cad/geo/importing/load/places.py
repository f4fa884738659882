"""Named places, what belongs to what, the names they are found by, and districts."""

from collections.abc import Iterator
from itertools import count

from django.db import connection

from cad.geo.importing.copying import Rows, copy_lines, copy_rows, fetch, reserve, run, temporary
from cad.geo.importing.finders import OwnerFinder
from cad.geo.importing.harvest import Harvest
from cad.geo.importing.spellings import COLUMNS, name_rows
from cad.geo.importing.spool import Spool, point_text
from cad.geo.importing.tags import BY_THE_FENCE, GROUNDS, PARTS
from cad.geo.names import names_by_language
from cad.geo.search.normalise import has_han

FENCE_M = 30.0
NAMED_M = 1_500.0
CHUNK = 10_000

# The ground that a part stands in, or beside when it is a gate: the nearest, of several the smallest.
_STANDS_IN = """
UPDATE geo_namedplace SET parent_id = found.ground FROM (
    SELECT DISTINCT ON (part.id) part.id, ground_in.place_id AS ground
    FROM geo_namedplace part
    JOIN geo_namedplace whole ON whole.city_id = part.city_id AND whole.kind = ANY(%(grounds)s)
    JOIN ground_in ON ground_in.place_id = whole.id AND whole.id <> part.id
     AND ST_DWithin(ground_in.shape, part.point::geometry, CASE WHEN part.kind = ANY(%(fence)s) THEN 0.001 ELSE 0 END)
     AND ST_Distance(ground_in.shape::geography, part.point) <= %(away)s
    WHERE part.city_id = %(city)s AND part.parent_id IS NULL AND part.kind = ANY(%(parts)s)
    ORDER BY part.id, ST_Distance(ground_in.shape, part.point::geometry), ST_Area(ground_in.shape)
) AS found WHERE geo_namedplace.id = found.id
"""

# A company or a station that is neither an estate nor a village, and owns a gate all the same: the nearest of its name.
_NAMED_NEAR = """
UPDATE part_in SET parent = found.whole FROM (
    SELECT DISTINCT ON (part_in.id) part_in.id, whole.id AS whole FROM part_in
    JOIN geo_namedplace part ON part.id = part_in.id
    JOIN geo_namedplace whole ON whole.city_id = %(city)s AND whole.name = part_in.of AND whole.id <> part.id
    WHERE part_in.parent IS NULL AND ST_DWithin(whole.point, part.point, %(away)s)
    ORDER BY part_in.id, ST_Distance(whole.point, part.point)
) AS found WHERE part_in.id = found.id
"""


class PlacesLoader:
    """Loads in two steps: doors may found places (`owners.founded`), so names and parents come after them."""

    def __init__(self, city_id: int, harvest: Harvest, owners: OwnerFinder) -> None:
        self.city_id, self.harvest, self.owners = city_id, harvest, owners
        self.ids: list[int] = []

    def load(self) -> int:
        """The places that the map names."""
        self.ids = reserve("geo_namedplace", self.harvest.places.rows)
        lines = (
            f"{key}\t{self.city_id}\t{line}" for key, line in zip(self.ids, self.harvest.places.lines(), strict=True)
        )
        total = copy_lines("geo_namedplace", "id city_id name names kind code detail point", lines)
        with temporary("ground_rows", "row int, wkb geometry"):
            copy_lines("ground_rows", "row wkb", self.harvest.grounds.lines())
            run("CREATE TEMP TABLE ground_ids (row int, id bigint) ON COMMIT DROP")
            copy_rows("ground_ids", "row id", enumerate(self.ids))
            run("INSERT INTO ground_in SELECT id, ST_SetSRID(wkb, 4326) FROM ground_rows JOIN ground_ids USING (row)")
            run("DROP TABLE ground_ids")
        run("CREATE INDEX ON ground_in USING gist (shape)")
        run("ANALYZE ground_in")
        return total

    def owner_id(self, written: str, lon: float, lat: float) -> int:
        """The place that an `addr:place` names; founded when the map has none of that name near."""
        row = self.owners.owner_of(written, lon, lat)
        while row >= len(self.ids):
            self.ids += reserve("geo_namedplace", 1)
        return self.ids[row]

    def finish(self) -> dict[str, int]:
        """Founded places, parents, names, districts."""
        rows: Rows = (
            (
                self.ids[self.owners.first_new + at],
                self.city_id,
                one.name,
                {},
                "locality",
                "",
                point_text(one.lon, one.lat),
            )
            for at, one in enumerate(self.owners.founded)
        )
        founded = copy_rows("geo_namedplace", "id city_id name names kind detail point", rows)
        run("ANALYZE geo_namedplace")
        parts = self._parents_by_name() + self._parents_by_ground()
        self._names()
        return {"places_founded": founded, "places_with_a_parent": parts, "districts": self._districts()}

    def _parents_by_name(self) -> int:
        """A gate or a department that names what it belongs to: `addr:place`, `operator`."""
        found = [
            (self.ids[part.row], part.of, self.owners.find(part.of, part.lon, part.lat)) for part in self.harvest.parts
        ]
        rows = ((part, of, None if row is None else self.ids[row]) for part, of, row in found)
        with temporary("part_in", "id bigint, of text, parent bigint"):
            copy_rows("part_in", "id of parent", rows)
            run("ANALYZE part_in")
            run(_NAMED_NEAR, {"city": self.city_id, "away": NAMED_M})
            return run(
                "UPDATE geo_namedplace p SET parent_id = i.parent FROM part_in i WHERE p.id = i.id AND i.parent <> p.id"
            )

    def _parents_by_ground(self) -> int:
        given = {"city": self.city_id, "away": FENCE_M}
        lists = {"grounds": sorted(GROUNDS), "parts": sorted(PARTS), "fence": sorted(BY_THE_FENCE)}
        return run(_STANDS_IN, given | lists)

    def _names(self) -> None:
        spool = Spool(self.harvest.folder / "place_names.copy")
        for key, name, names, code, wholes in self._named():
            others = [code] if code else []
            others += [joined for whole in wholes for joined in joined_names(whole, name)]
            for row in name_rows(name, names, others):
                spool.add(self.city_id, key, *row)
        copy_lines("geo_searchname", f"city_id place_id {COLUMNS}", spool.lines())

    def _named(self) -> Iterator[tuple[int, str, dict[str, str], str, list[str]]]:
        """Key, name, names and code of each place, and the names of what it is a part of."""
        sql = """
            SELECT p.id, p.name, p.names, p.code, w.name, w.names FROM geo_namedplace p
            LEFT JOIN geo_namedplace w ON w.id = p.parent_id WHERE p.city_id = %s
        """
        with connection.chunked_cursor() as cursor:
            cursor.execute(sql, [self.city_id])
            while rows := cursor.fetchmany(CHUNK):
                for key, name, names, code, whole, whole_names in rows:
                    wholes = [whole, *names_by_language(whole_names).values()] if whole else []
                    yield key, name, names_by_language(names), code, wholes

    def _districts(self) -> int:
        keys = dict(zip(count(), self.ids, strict=False))
        with temporary("district_in", "row int, level int, name text, names jsonb, wkb geometry"):
            copy_lines("district_in", "row level name names wkb", self.harvest.districts.lines())
            total = run(
                "INSERT INTO geo_district (city_id, admin_level, name, names, shape) SELECT %s, level, name, names, "
                "ST_Multi(ST_SetSRID(wkb, 4326)) FROM district_in",
                [self.city_id],
            )
            inside = fetch("SELECT row, ST_X(p), ST_Y(p) FROM district_in, ST_PointOnSurface(wkb) AS p")
        with temporary("spot_in", "id bigint, point geometry"):
            copy_rows("spot_in", "id point", ((keys[row], point_text(lon, lat)) for row, lon, lat in inside))
            run("UPDATE geo_namedplace p SET point = i.point::geography FROM spot_in i WHERE p.id = i.id")
        return total


def joined_names(whole: str, part: str) -> list[str]:
    """A part by the whole's name and its own: 阳光花园东门, General Hospital Emergency."""
    if part.startswith(whole):
        return []
    han = has_han(whole)
    if han != has_han(part):
        return []
    return [f"{whole}{part}" if han else f"{whole} {part}"]
