from argparse import ArgumentParser
from typing import Any

import orjson
from django.core.management.base import CommandError
from django.db import transaction

from cad.geo.checking.findings import Chapter
from cad.geo.checking.places import FAR_M, place_chapters
from cad.geo.checking.roads import road_chapters
from cad.geo.management.verbs import Verb, city_named
from cad.geo.models import City
from cad.geo.selectors import city_active

SERIOUS = 2
SHOWN = 10


class CheckVerb(Verb):
    """Exit codes: 0 nothing serious, 2 something serious, 1 the check could not run."""

    name = "check"
    help = "say what would hurt a dispatcher; exit code 2 when something is serious"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", help="the current city by default")
        parser.add_argument("--json", action="store_true", help="everything that was found, as JSON")
        parser.add_argument("--road-within", type=float, default=FAR_M, metavar="M", help="of hospitals and stations")

    def run(self, **options: Any) -> int | None:
        city = city_named(options["name"]) if options["name"] else city_active()
        if city is None:
            raise CommandError("There is no city yet: manage.py city import EXTRACT.osm.pbf")
        with transaction.atomic():
            chapters = [*place_chapters(city, options["road_within"]), *road_chapters(city)]
        if options["json"]:
            self.out.write(orjson.dumps(_json(city, chapters)).decode())
        else:
            self._tell(city, chapters)
        return SERIOUS if any(chapter.serious for chapter in chapters) else None

    def _tell(self, city: City, chapters: list[Chapter]) -> None:
        for chapter in chapters:
            if not chapter.findings:
                continue
            self.out.write(f"{len(chapter.findings):,} {chapter.title}; serious: {chapter.serious}")
            for finding in chapter.sorted()[:SHOWN]:
                mark = "!" if finding.serious else " "
                where = f"{finding.lat:.5f}, {finding.lon:.5f}"
                self.out.write(f"  {mark} {finding.size:>8,.0f} {chapter.unit}  {where}  {finding.what}")
        share = city.counts.get("share_connected")
        if share is not None:
            self.out.write(f"{share:.1%} of the road of {city.name} is in the largest connected part")
        serious = sum(chapter.serious for chapter in chapters)
        self.out.write(f"{serious} serious" if serious else "Nothing serious")


def _json(city: City, chapters: list[Chapter]) -> dict[str, Any]:
    return {
        "city": city.name,
        "version": city.version,
        "share_connected": city.counts.get("share_connected"),
        "serious": sum(chapter.serious for chapter in chapters),
        **{chapter.key: chapter.as_json() for chapter in chapters},
    }
