"""`manage.py speeds`: learns from the fleet's own drives how fast it is, and says which speeds are in force."""

from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core import clock
from dispatch.routing.errors import RouterUnavailable
from dispatch.routing.models import SpeedProfile
from dispatch.routing.speeds.services import SpeedsRefused, speeds_learn, speeds_use

USUAL = timedelta(days=90)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Command(BaseCommand):
    help = "Learns how fast the fleet drives, from its own finished drives."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        learn = verbs.add_parser("learn", help="learn from the drives of a time, and use it when it is better")
        learn.add_argument("--from", dest="from_at", type=_moment, help="ISO 8601; 90 days ago by default")
        learn.add_argument("--to", dest="to_at", type=_moment, help="ISO 8601; now by default")
        learn.add_argument("--dry-run", action="store_true", help="only say what would be learned")
        verbs.add_parser("list", help="the profiles, and which one is in force")
        use = verbs.add_parser("use", help="use a profile by its number")
        use.add_argument("number", type=int)
        verbs.add_parser("off", help="use the graph's own speeds")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            match options["verb"]:
                case "learn":
                    self._learn(options)
                case "list":
                    self._list()
                case "use":
                    speeds_use(options["number"])
                    self.stdout.write(f"Profile {options['number']} is in force within a minute.")
                case _:
                    speeds_use(None)
                    self.stdout.write("The graph's own speeds are in force within a minute.")
        except (SpeedsRefused, RouterUnavailable, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _learn(self, options: dict[str, Any]) -> None:
        to_at = options["to_at"] or clock.now()
        from_at = options["from_at"] or to_at - USUAL
        if from_at >= to_at:
            raise CommandError("--from must lie before --to.")
        outcome = speeds_learn(from_at, to_at, self.stdout.write, keep=not options["dry_run"])
        for mode, proof in outcome.profile.report.items():
            self._tell(f"{mode:7} all drives", proof)
            for hour, errors in proof["hours"].items():
                self._tell(f"{mode:7} {_hour(int(hour)):10}", errors)
            for kind, known in outcome.profile.factors.get(mode, {}).items():
                self.stdout.write(f"{mode:7} {kind:16} {known['all']:.2f} times, {len(known['hours'])} hours apart")
            if mode not in outcome.better:
                self.stdout.write(f"{mode:7} keeps the speeds in force: what was learned does not lead nearer.")
        if options["dry_run"]:
            self.stdout.write("Nothing was kept.")
        elif outcome.better:
            self.stdout.write(f"Profile {outcome.profile.pk} is in force within a minute.")
        else:
            self.stdout.write(f"Profile {outcome.profile.pk} is kept and not used.")

    def _tell(self, of: str, errors: dict[str, Any]) -> None:
        before, after = errors["before"], errors["after"]
        parts = (
            f"{words} {before[name]:{form}} s, now {after[name]:{form}} s"
            for words, name, form in (
                ("mean", "mean_s", "+.0f"),
                ("off by", "mean_abs_s", ".0f"),
                ("P90", "p90_abs_s", ".0f"),
            )
        )
        self.stdout.write(f"{of}  {before['trips']:3} kept back: {'; '.join(parts)}")

    def _list(self) -> None:
        for profile in SpeedProfile.objects.order_by("pk"):
            marks = "*" if profile.active else " "
            span = f"{profile.from_at:%Y-%m-%d} to {profile.to_at:%Y-%m-%d}"
            self.stdout.write(f"{marks} {profile.pk:4}  {profile.trips} drives, {span}")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _hour(of_week: int) -> str:
    return f"{DAYS[of_week // 24]} {of_week % 24:02}:00"
