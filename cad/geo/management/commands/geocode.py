"""`manage.py geocode "text" [--near lon,lat] [--json]`: what the search box would show."""

from argparse import ArgumentParser
from time import perf_counter
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from cad.geo.search.service import places_search
from cad.geo.selectors import city_active
from core.coordinates import BadCoordinates, checked


class Command(BaseCommand):
    help = "Finds a place in the current city."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text")
        parser.add_argument("--near", help="longitude,latitude of the caller, WGS-84")
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, text: str, **options: Any) -> None:
        city = city_active()
        if city is None:
            raise CommandError("There is no city yet: manage.py city import EXTRACT.osm.pbf")
        started = perf_counter()
        found = places_search(city, text, near=_near(options["near"]), limit=options["limit"])
        ms = round((perf_counter() - started) * 1000, 1)
        if options["json"]:
            answer = {"q": text, "ms": ms, "results": [one.as_json() for one in found]}
            self.stdout.write(orjson.dumps(answer).decode())
            return
        for one in found:
            where = f"{one.lat:.6f}, {one.lon:.6f}"
            self.stdout.write(f"{one.confidence:.2f}  {one.kind:<13} {one.label}  {where}  {one.match}  {one.detail}")
        self.stdout.write(f"{len(found)} found in {ms} ms")


def _near(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        lon, lat = (float(part) for part in text.split(","))
        place = checked(lon, lat)
    except BadCoordinates as refusal:
        raise CommandError(f"--near: {refusal}") from refusal
    except ValueError as error:
        raise CommandError("--near takes longitude,latitude, e.g. --near -123.12,49.28") from error
    return place.lon, place.lat
