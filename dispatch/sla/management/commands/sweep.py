import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dispatch.sla.services import sweep
from dispatch.sla.standby import run_standby


class Command(BaseCommand):
    help = "Tells clocks whose time has come when Celery does not: runs beside it and takes over by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--after", type=float, default=2.0, help="seconds without a sweep before this one begins")
        parser.add_argument("--once", action="store_true", help="sweep once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(str(sweep()))
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        run_standby(options["after"], stop.wait)
