from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import CommandError

from cad.geo.builtin.city import BuiltCity, city_generate
from cad.geo.builtin.plan import SEED, Plan
from cad.geo.management.verbs import Verb

SUFFIX = ".osm.pbf"


class GenerateVerb(Verb):
    name = "generate"
    help = "write the built-in city, a fictional one of about a million people, as an extract"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, metavar=f"OUT{SUFFIX}")
        parser.add_argument("--seed", type=int, default=SEED, help=f"another seed, another city (default {SEED})")
        parser.add_argument(
            "--scale", type=float, default=1.0, help="0.3 to 1: less than 1 is a town, for trying things"
        )

    def run(self, **options: Any) -> None:
        out, started = options["out"], monotonic()
        if not out.name.endswith(SUFFIX):
            raise CommandError(f"{out.name} must end in {SUFFIX}, for that is what an import takes.")
        if not out.parent.is_dir():
            raise CommandError(f"{out} cannot be written: there is no folder {out.parent}.")
        if not 0.3 <= options["scale"] <= 1:
            raise CommandError("--scale must be from 0.3 to 1.")
        try:
            city = city_generate(out, Plan(options["seed"], options["scale"]), self.say)
        except OSError as error:
            raise CommandError(f"{out} cannot be written ({error.strerror}). Choose another place for it.") from error
        self._summary(city, out, monotonic() - started)

    def _summary(self, city: BuiltCity, out: Path, seconds: float) -> None:
        self.out.write(f"{city.districts.city.zh} {city.districts.city.en}: written to {out} in {seconds:.1f} s")
        works = city.works
        for many, what in (
            (round(city.network.length_km), "km of road"),
            (works.addresses, "addresses"),
            (len(works.features) + len(works.estates), "places"),
            (len(city.posts), "kilometre posts"),
        ):
            self.out.write(f"  {many:>9,} {what}")
