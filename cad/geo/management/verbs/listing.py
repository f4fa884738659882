from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from cad.geo.graph.folder import graph_folder, graph_whole
from cad.geo.importing.drop import city_drop
from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.run import city_activate
from cad.geo.management.verbs import Verb, city_named
from cad.geo.models import City


class ListVerb(Verb):
    name = "list"
    help = "the imported cities"

    def run(self, **options: Any) -> None:
        for city in City.objects.order_by("name"):
            mark = "*" if city.active else " "
            when = f"{city.imported_at:%Y-%m-%d %H:%M}"
            lacking = "" if graph_whole(graph_folder(city.version)) else "  files are missing: import it again"
            self.out.write(f"{mark} {city.name}  {city.road_km:,.0f} km  {when}  {city.version}{lacking}")
        if not City.objects.exists():
            self.out.write("No city yet: manage.py city import EXTRACT.osm.pbf")


class UseVerb(Verb):
    name = "use"
    help = "make an imported city current"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")

    def run(self, **options: Any) -> None:
        try:
            city_activate(city_named(options["name"]))
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal


class DropVerb(Verb):
    name = "drop"
    help = "remove a city that is not current"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")

    def run(self, **options: Any) -> None:
        city = city_named(options["name"])
        if city.active:
            raise CommandError(f"{city.name} is current. Import or use another city first.")
        city_drop(city)
