"""`manage.py demo_seed`: a centre to try the system with, on the city that was imported last."""

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cad.geo.models import City
from config.demo.places import UNITS
from config.demo.seed import Seeded, demo_seed


class Command(BaseCommand):
    help = "Make the demo centre with accounts, units, tablets and hospitals. Run again it keeps what is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--time-zone", help="IANA zone of the centre, e.g. Asia/Shanghai; default: by the city's place"
        )
        parser.add_argument(
            "--units", type=int, help=f"how many units (default: three for two ambulance stations, at least {UNITS})"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo accounts are made only with DEMO=1, never on a system in use.")
        zone = options["time_zone"]
        if zone and zone not in available_timezones():
            raise CommandError(f"{zone} is no time zone. Give an IANA name, e.g. --time-zone Asia/Shanghai.")
        if options["units"] is not None and not 1 <= options["units"] <= 999:
            raise CommandError("--units must be from 1 to 999.")
        city = City.objects.filter(active=True).first()
        if city is None:
            raise CommandError("There is no city yet. Import one: manage.py city import path/to/extract.osm.pbf")
        self.tell(demo_seed(city, time_zone=zone, units=options["units"]))

    def tell(self, seeded: Seeded) -> None:
        centre = seeded.centre
        self.stdout.write(f"{centre.name} · {centre.name_en} ({centre.time_zone})")
        self.stdout.write(f"{len(seeded.tablets)} units at {seeded.stations} stations, {seeded.hospitals} hospitals\n")
        self.stdout.write(f"{'role':<18}{'username':<12}password")
        for account in seeded.accounts:
            self.stdout.write(f"{account.role:<18}{account.username:<12}{account.password}")
        self.stdout.write("\ntablets, one address for each unit:")
        for call_sign, token in seeded.tablets.items():
            self.stdout.write(f"{call_sign:<6}/crew#token={token}")
        self.stdout.write("\na telephone system's token, shown once:")
        self.stdout.write(f'.venv/bin/python manage.py token issue --centre {centre.code} --name "Exchange"')
