"""`manage.py premises import FILE --centre CODE [--dry-run] [--update] [--datum D]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cad.geo.premises.fields import DATUMS
from cad.geo.premises.importing import premises_import
from cad.geo.premises.replies import LineErrorReply, PremisesImportReply
from core.accounts.models import Centre
from core.actors import Actor
from core.errors import DomainError


class Command(BaseCommand):
    help = "Takes premises from a CSV or XLSX file: every line, or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        taking = parser.add_subparsers(dest="verb", required=True).add_parser("import", help="take a table")
        taking.add_argument("file", type=Path)
        taking.add_argument("--centre", help="its code; not needed while there is only one")
        taking.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        taking.add_argument("--update", action="store_true", help="change premises whose code is known already")
        taking.add_argument("--datum", choices=DATUMS, help="of lines that do not say their own")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        file: Path = options["file"]
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read ({error.strerror}).") from error
        centre = _centre(options["centre"])
        try:
            reply = premises_import(
                Actor.system("premises import", centre.pk),
                content=content,
                file_name=file.name,
                datum=options["datum"],
                update=options["update"],
                dry_run=options["dry_run"],
            )
        except DomainError as refusal:
            self._errors(refusal.params.get("errors", []))
            raise CommandError(f"Nothing was imported. {refusal.detail}") from refusal
        self._errors(reply["errors"])
        self._summary(reply)

    def _errors(self, errors: list[LineErrorReply]) -> None:
        for error in errors:
            where = f"line {error['line']}, {error['column']}: " if error["line"] else ""
            self.stderr.write(f"{where}{error['message']}")

    def _summary(self, reply: PremisesImportReply) -> None:
        counts = f"{reply['created']} new, {reply['updated']} changed, {reply['unchanged']} as they were"
        if reply["errors"]:
            raise CommandError(f"Nothing would be imported. Errors: {len(reply['errors'])}.")
        self.stdout.write(f"{'Dry run: ' if reply['dry_run'] else ''}{reply['rows']} lines, {counts}")


def _centre(code: str | None) -> Centre:
    centres = Centre.objects.filter(code=code) if code else Centre.objects.all()
    found = list(centres[:2])
    if len(found) == 1:
        return found[0]
    known = ", ".join(Centre.objects.values_list("code", flat=True)) or "none yet"
    raise CommandError(f"Say which centre by --centre CODE. There are: {known}.")
