from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from cad.geo.graph.folder import cities_folder
from cad.geo.importing.download import region_download
from cad.geo.importing.errors import ImportRefused
from cad.geo.management.verbs import Verb


class DownloadVerb(Verb):
    name = "download"
    help = "get a region's extract from the mirror of CITY_MIRROR_URL"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("region", help="as the mirror's folders are named, e.g. asia/china/henan")
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="by default CITY_DATA/extracts")

    def run(self, **options: Any) -> None:
        folder = options["to"] or cities_folder() / "extracts"
        try:
            came = region_download(settings.CITY_MIRROR_URL, options["region"], folder, self.say)
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        checked = "checksum compared" if came.checked else "checksum not compared"
        size = came.path.stat().st_size / 1e6
        self.out.write(f"{came.path}: {size:,.1f} MB, {checked}")
        self.out.write(f"  manage.py city import {came.path}")
