from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import CommandError

from cad.geo.importing.box import Box
from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.run import Wanted, city_import
from cad.geo.management.verbs import Verb
from cad.geo.models import City


class ImportVerb(Verb):
    name = "import"
    help = "import an extract and make it current"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("extract", type=Path)
        parser.add_argument("--name", help="what the city is called; by default the file's name")
        parser.add_argument("--bbox", metavar="W,S,E,N", help="only this part of the extract, degrees")
        parser.add_argument("--replace", action="store_true", help="over a city of this name from another file")
        parser.add_argument(
            "--unless-same", action="store_true", help="with --replace: the same file is only made current again"
        )
        parser.add_argument(
            "--tags",
            type=Path,
            action="append",
            default=[],
            metavar="FILE.yaml",
            help="what the extract's own tags mean",
        )

    def run(self, **options: Any) -> None:
        started, extract = monotonic(), options["extract"]
        try:
            box = Box.parse(options["bbox"]) if options["bbox"] else None
            wanted = Wanted(box, tuple(options["tags"]), options["replace"], options["unless_same"])
            city, built = city_import(extract, options["name"] or _name_of(extract), self.say, wanted)
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not built:
            self.out.write(f"{city.name}: already imported")
            return
        self._summary(city, monotonic() - started)

    def _summary(self, city: City, seconds: float) -> None:
        counts = dict(city.counts)
        skipped, share = counts.pop("skipped", {}), counts.pop("share_connected", 0.0)
        self.out.write(f"{city.name}: imported in {seconds:.1f} s, current as {city.version}")
        self.out.write(f"  {city.road_km:,.0f} km of road to drive, top speed {city.top_speed_mps * 3.6:.0f} km/h")
        self.out.write(f"  {share:.1%} of it in the largest connected part")
        for what, many in counts.items():
            if many:
                self.out.write(f"  {many:>9,} {what.replace('_', ' ')}")
        for why, many in skipped.items():
            self.out.write(f"  {many:>9,} skipped: {why}")


def _name_of(extract: Path) -> str:
    return extract.name.split(".")[0].replace("_", " ").replace("-", " ").title()
