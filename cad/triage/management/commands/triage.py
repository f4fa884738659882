"""manage.py triage load | prove | evaluate | run, and what is done with versions and drafts (governing.py)"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cad.triage.loading import FOLDER, folder_load, folder_read
from cad.triage.management.governing import Governing
from cad.triage.proof import protocol_prove
from cad.triage.protocol import Protocol
from cad.triage.source import ProtocolError
from cad.triage.telling import Language, said
from cad.triage.text_session import STOP, text_session
from cad.triage.versions import protocol_load
from cad.triage.vignette_files import VignettesError, vignettes_doubts, vignettes_read, vocabulary_read
from cad.triage.vignettes import vignettes_run
from core.actors import Actor
from core.errors import DomainError


def shipped_folder() -> Path:
    """The newest protocol that comes with the system, by name."""
    return max(path for path in FOLDER.iterdir() if path.is_dir())


def _typed() -> str:
    """A line from the keyboard; its end, and Ctrl-C, end the session."""
    try:
        return input()
    except (EOFError, KeyboardInterrupt):
        return STOP


class Command(Governing, BaseCommand):
    help = "Load, prove, evaluate and try triage protocols."

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="what", required=True)
        for name, text in (("load", "Make the protocol in FOLDER the active one."), ("prove", "Print the proof.")):
            command = commands.add_parser(name, help=text)
            command.add_argument("folder", nargs="?", type=Path)
        self.add_governing(commands)
        evaluate = commands.add_parser("evaluate", help="Run a vignette file, write rows that the scorer reads.")
        evaluate.add_argument("vignettes", type=Path)
        evaluate.add_argument("--out", type=Path, required=True)
        evaluate.add_argument("--folder", type=Path)
        evaluate.add_argument("--vocab", type=Path, help="Default answers; by default vocab.json beside the vignettes.")
        evaluate.add_argument("--start", choices=["card", "alternatives"], default="card")
        evaluate.add_argument("--language", choices=["zh", "en"], default="zh", help="Of what the caller says.")
        evaluate.add_argument("--told", action="store_true", help="Every listed fact is known from the start.")

        run = commands.add_parser("run", help="A text session, for training and demonstrations. It keeps nothing.")
        run.add_argument("--folder", type=Path)
        run.add_argument("--card", type=str.upper, help="The card to open (else the fall-back card).")
        run.add_argument("--language", choices=["zh", "en"], default="zh")

    def handle(self, *args: Any, **options: Any) -> None:
        if "folder" in options:
            options["folder"] = options["folder"] or shipped_folder()
        try:
            getattr(self, options["what"])(**options)
        except (ProtocolError, DomainError, OSError, VignettesError) as error:
            raise CommandError(str(error)) from error

    def load(self, folder: Path, **_: Any) -> None:
        version, created = protocol_load(Actor.system("protocol"), content=folder_read(folder))
        state = "loaded and active" if created else "was loaded before; active"
        self.stdout.write(f"{version.label}: {state}. {self._notice(folder_load(folder))}")

    def prove(self, folder: Path, **_: Any) -> None:
        protocol = folder_load(folder)
        checks = list(protocol_prove(protocol))
        for check in checks:
            self.stdout.write(f"{'holds ' if check.holds else 'FAILS '} {check.looked_at:6}  {check.name}")
            for fault in check.faults[:20]:
                self.stdout.write(f"        {fault}")
        self.stdout.write(f"{protocol.label}: {self._notice(protocol)}")
        if not all(check.holds for check in checks):
            raise CommandError("The proof fails.")

    def evaluate(self, vignettes: Path, out: Path, folder: Path, **options: Any) -> None:
        protocol = folder_load(folder)
        written = vignettes_read(vignettes)
        vocabulary = vocabulary_read(options["vocab"] or vignettes.parent / "vocab.json")
        how = {name: options[name] for name in ("start", "told", "language")}
        rows = list(vignettes_run(protocol, written, vocabulary, **how))
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        for doubt in vignettes_doubts(protocol, written, vocabulary):
            self.stderr.write(doubt)
        self.stdout.write(f"{len(rows)} of {len(written)} vignettes have a card in {protocol.label}.")

    def run(self, folder: Path, card: str | None, language: Language, **_: Any) -> None:
        protocol = folder_load(folder)
        if card is not None and card not in protocol.cards:
            raise CommandError(f"There is no card {card}. There are: {', '.join(protocol.cards)}.")
        self.stdout.write(said(protocol.notice, language))
        text_session(protocol, card, language, _typed, self.stdout.write)

    def _notice(self, protocol: Protocol) -> str:
        return protocol.notice.en
