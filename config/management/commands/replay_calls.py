"""`manage.py replay_calls LOG.csv … --city san_francisco`: a real call log played through the public API."""

import asyncio
import logging
import signal
import time
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cad.geo.models import City
from cad.geo.selectors import city_active
from config.replay.api import Refused
from config.replay.cast import cast_make
from config.replay.cities import CITIES, LogCity
from config.replay.clock import ReplayClock
from config.replay.company import Company
from config.replay.driving import Roads
from config.replay.log import Log, LogCall, LogUnreadable, log_read
from config.replay.plan import plan_of
from config.replay.report import report_lines
from config.replay.run import Run
from core.accounts.roles import Role
from dispatch.routing.client import Router

ROUTE_WITHIN_S = 10.0
BAD_ROWS_SHOWN = 10
WITHIN_CITY = 0.9  # of the calls


class Command(BaseCommand):
    help = "Play a real call log through the public API of a running system."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("logs", nargs="+", type=Path, help="CSV files of the call log")
        parser.add_argument("--city", required=True, choices=sorted(CITIES), help="whose log this is")
        parser.add_argument("--speed", type=float, default=60.0, help="seconds of the log in one second (default 60)")
        parser.add_argument("--limit", type=int, help="play only so many calls, the first ones")
        parser.add_argument("--base-url", default="http://127.0.0.1:8000", help="where the system answers")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("A replay makes its own accounts, and does so only with DEMO=1.")
        speed, limit, base_url = options["speed"], options["limit"], options["base_url"].rstrip("/")
        if not 0 < speed <= 1_000_000:
            raise CommandError("--speed must be above 0 and at most 1000000.")
        if limit is not None and limit < 1:
            raise CommandError("--limit must be at least 1.")
        log = self.read(options["logs"], CITIES[options["city"]])
        calls = log.calls[:limit]
        city = check_city(calls, CITIES[options["city"]])
        logging.getLogger("httpx").setLevel(logging.WARNING)  # not a line for each request
        check_server(base_url)
        cast = cast_make(city, CITIES[options["city"]], calls)
        self.stdout.write(f"{len(calls)} calls, {len(cast.units)} units, {len(cast.hospitals)} hospitals")
        self.stdout.write(f"watch it: {base_url}/  sign in as {cast.people[Role.DUTY_MANAGER][0]}  {cast.password}")
        plans = [plan_of(call, calls[0].received) for call in calls]
        began = time.monotonic()
        run = asyncio.run(self.play(plans, cast, base_url, speed, CITIES[options["city"]].line))
        for line in report_lines(run.results, speed, len(log.bad), time.monotonic() - began):
            self.stdout.write(line)
        lost = len(plans) - sum(result.done for result in run.results)
        if lost:
            raise CommandError(f"{lost} of {len(plans)} calls did not come to a coded end.")

    def read(self, files: list[Path], city: LogCity) -> Log:
        try:
            log = log_read(files, city.zone)
        except LogUnreadable as error:
            raise CommandError(str(error)) from error
        for bad in log.bad[:BAD_ROWS_SHOWN]:
            self.stderr.write(f"not read: {bad}")
        if len(log.bad) > BAD_ROWS_SHOWN:
            self.stderr.write(f"not read: {len(log.bad) - BAD_ROWS_SHOWN} more rows")
        if not log.calls:
            raise CommandError("There is no call in the log that can be read.")
        return log

    async def play(self, plans: list[Any], cast: Any, base_url: str, speed: float, line: str) -> Run:
        roads = Roads(Router(settings.OSRM_URL, ROUTE_WITHIN_S))
        company = Company(cast, base_url, ReplayClock(speed), roads, line)
        run = Run(plans, company, self.stdout.write)
        playing = asyncio.current_task()
        if playing is not None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, playing.cancel)
        try:
            await company.sign_in()
            company.clock.begin()
            await run.play()
        except Refused as refusal:
            raise CommandError(f"{refusal}. Does the system at {base_url} run on this database?") from refusal
        except asyncio.CancelledError:
            self.stderr.write("stopped; what was played so far:")
        finally:
            await company.leave()
        return run


def check_city(calls: list[LogCall], log_city: LogCity) -> City:
    """The served city. Raises CommandError when it is not the one that the calls come from."""
    city = city_active()
    how = f'manage.py city import {log_city.extract} --name "{log_city.name_en}"'
    if city is None:
        raise CommandError(f"There is no city yet. Import {log_city.name_en}: {how}")
    west, south, east, north = city.box
    inside = sum(west <= call.point[0] <= east and south <= call.point[1] <= north for call in calls)
    if inside < WITHIN_CITY * len(calls):
        raise CommandError(f"The calls are not in {city.name}, the city that is served. Import theirs: {how}")
    return city


def check_server(base_url: str) -> None:
    try:
        answer = httpx.get(f"{base_url}/healthz", timeout=10)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise CommandError(
            f"No system answers at {base_url} ({type(error).__name__}). Start one with make demo, "
            "or say where one is with --base-url."
        ) from error
    if answer.status_code != httpx.codes.OK:
        raise CommandError(f"The system at {base_url} is not well: {answer.text[:200]}")
