"""`manage.py geocode`: what the search box would show, for one line or for a file of them."""

from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from cad.geo.models import City
from cad.geo.search.batch import batch_search
from cad.geo.search.found import Found
from cad.geo.search.service import places_search
from cad.geo.selectors import city_active
from core.accounts.models import Centre
from core.coordinates import BadCoordinates, checked

Place = tuple[float, float]


class Command(BaseCommand):
    help = "Finds a place in the current city, or in the one named."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="?", help="what a caller says")
        parser.add_argument("--city", help="name of an imported city (the current one)")
        parser.add_argument(
            "--centre", help="code of the centre whose premises are found too (if it is not the only one)"
        )
        parser.add_argument("--near", help="longitude,latitude of the caller, WGS-84")
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--json", action="store_true")
        parser.add_argument(
            "--batch",
            nargs=2,
            metavar=("IN.jsonl", "OUT.jsonl"),
            help='rows {"id", "q"} in, {"id", "ms", "results"} out',
        )

    def handle(self, *args: Any, text: str | None, **options: Any) -> None:
        city, near, centre = _city(options["city"]), _near(options["near"]), _centre(options["centre"])
        if options["batch"]:
            self._batch(city, near, centre, options["limit"], *map(Path, options["batch"]))
        elif text is None:
            raise CommandError('Say what to find, e.g. manage.py geocode "12 Main Street", or use --batch.')
        else:
            self._one(city, text, near, centre, options["limit"], as_json=options["json"])

    def _one(self, city: City, text: str, near: Place | None, centre: int | None, limit: int, *, as_json: bool) -> None:
        started = perf_counter()
        found = places_search(city, text, near=near, limit=limit, centre=centre)
        ms = round((perf_counter() - started) * 1000, 1)
        if as_json:
            answer = {"q": text, "ms": ms, "results": [one.as_json() for one in found]}
            self.stdout.write(orjson.dumps(answer).decode())
            return
        for one in found:
            self.stdout.write(_line(one))
        self.stdout.write(f"{len(found)} found in {ms} ms")

    def _batch(
        self, city: City, near: Place | None, centre: int | None, limit: int, source: Path, target: Path
    ) -> None:
        try:
            done, refused = batch_search(city, source, target, near=near, centre=centre, limit=limit)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        for line, reason in refused:
            self.stderr.write(f"line {line}: {reason}")
        self.stdout.write(f"{done} lines answered, {len(refused)} left out")


def _line(one: Found) -> str:
    where = f"{one.lat:.6f}, {one.lon:.6f}"
    told = " · ".join(filter(None, (one.district, one.subdistrict, one.inside.text(), one.detail)))
    rival = f"  rival: {one.apart}" if one.rival else ""
    return f"{one.confidence:.2f}  {one.kind:<13} {one.label}  {where}  {one.match}  {told}{rival}"


def _city(name: str | None) -> City:
    if name is None:
        city = city_active()
        if city is None:
            raise CommandError("There is no city yet: manage.py city import EXTRACT.osm.pbf")
        return city
    named = City.objects.filter(name=name).first() or City.objects.filter(slug=name).first()
    if named is None:
        known = ", ".join(City.objects.values_list("name", flat=True)) or "none"
        raise CommandError(f"There is no city {name!r}. Imported: {known}.")
    return named


def _centre(code: str | None) -> int | None:
    if code is None:
        only = list(Centre.objects.all()[:2])
        return only[0].pk if len(only) == 1 else None
    centre = Centre.objects.filter(code=code).first()
    if centre is None:
        known = ", ".join(Centre.objects.values_list("code", flat=True)) or "none"
        raise CommandError(f"There is no centre {code!r}. There are: {known}.")
    return centre.pk


def _near(text: str | None) -> Place | None:
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
