"""`manage.py city VERB`: import, download and check cities, choose the one that is served."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cad.geo.management.verbs import Verb
from cad.geo.management.verbs.checking import CheckVerb
from cad.geo.management.verbs.downloading import DownloadVerb
from cad.geo.management.verbs.generating import GenerateVerb
from cad.geo.management.verbs.importing import ImportVerb
from cad.geo.management.verbs.listing import DropVerb, ListVerb, UseVerb

VERBS: tuple[type[Verb], ...] = (ImportVerb, DownloadVerb, GenerateVerb, CheckVerb, ListVerb, UseVerb, DropVerb)


class Command(BaseCommand):
    help = "Imports a city from an OpenStreetMap extract: gazetteer, map and routing graph."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb in VERBS:
            verb(self.stdout).add_arguments(verbs.add_parser(verb.name, help=verb.help))

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        chosen = next(one for one in VERBS if one.name == verb)
        if code := chosen(self.stdout).run(**options):
            sys.exit(code)
