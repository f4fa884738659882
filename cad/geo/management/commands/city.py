"""`manage.py city import EXTRACT.osm.pbf [--name N]`, `city list`, `city use NAME`, `city drop NAME`."""

from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cad.geo.importing.drop import city_drop
from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.run import city_activate, city_import
from cad.geo.models import City


class Command(BaseCommand):
    help = "Imports a city from an OpenStreetMap extract: gazetteer, map and routing graph."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        taking = verbs.add_parser("import", help="import an extract and make it current")
        taking.add_argument("extract", type=Path)
        taking.add_argument("--name", help="what the city is called; by default the file's name")
        verbs.add_parser("list", help="the imported cities")
        for verb, text in (("use", "make an imported city current"), ("drop", "remove a city that is not current")):
            verbs.add_parser(verb, help=text).add_argument("name")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        match verb:
            case "import":
                self._import(options["extract"], options["name"])
            case "list":
                self._list()
            case "use":
                city_activate(self._named(options["name"]))
            case "drop":
                self._drop(self._named(options["name"]))

    def _import(self, extract: Path, name: str | None) -> None:
        started = monotonic()
        try:
            city, built = city_import(extract, name or _name_of(extract), self._say)
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not built:
            self.stdout.write(f"{city.name}: already imported")
            return
        self._summary(city, monotonic() - started)

    def _say(self, words: str) -> None:
        self.stdout.write(f"  {words}")
        self.stdout.flush()

    def _summary(self, city: City, seconds: float) -> None:
        counts = dict(city.counts)
        skipped = counts.pop("skipped", {})
        self.stdout.write(f"{city.name}: imported in {seconds:.1f} s, current as {city.version}")
        self.stdout.write(f"  {city.road_km:,.0f} km of road to drive, top speed {city.top_speed_mps * 3.6:.0f} km/h")
        for what, many in counts.items():
            self.stdout.write(f"  {many:>9,} {what.replace('_', ' ')}")
        for why, many in skipped.items():
            self.stdout.write(f"  {many:>9,} skipped: {why}")

    def _list(self) -> None:
        for city in City.objects.order_by("name"):
            mark = "*" if city.active else " "
            self.stdout.write(
                f"{mark} {city.name}  {city.road_km:,.0f} km  {city.imported_at:%Y-%m-%d %H:%M}  {city.version}"
            )
        if not City.objects.exists():
            self.stdout.write("No city yet: manage.py city import EXTRACT.osm.pbf")

    def _named(self, name: str) -> City:
        city = City.objects.filter(name=name).first() or City.objects.filter(slug=name).first()
        if city is None:
            raise CommandError(f"There is no city {name!r}. manage.py city list shows those there are.")
        return city

    def _drop(self, city: City) -> None:
        if city.active:
            raise CommandError(f"{city.name} is current. Import or use another city first.")
        city_drop(city)


def _name_of(extract: Path) -> str:
    return extract.name.split(".")[0].replace("_", " ").replace("-", " ").title()
