"""manage.py triage draft | export | diff | replay"""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from cad.triage.differences import differences
from cad.triage.differences.comparing import Side
from cad.triage.governance.drafts import draft_get, draft_start, draft_texts, version_texts
from cad.triage.governance.faults import faults_of
from cad.triage.loading import content_load, folder_texts, texts_load
from cad.triage.models import ProtocolVersion, TriageSession
from cad.triage.review.comparing import session_replay
from cad.triage.selectors import triage_get
from cad.triage.telling import Language
from cad.triage.writing import folder_write
from core.actors import Actor

DRAFT = "draft:"


class Governing:
    """The commands about versions and drafts. A version or draft is named by its label, `draft:NUMBER` or a folder."""

    stdout: Any

    def add_governing(self, commands: Any) -> None:
        draft = commands.add_parser("draft", help="Keep the files in FOLDER as a draft. They need not compile yet.")
        draft.add_argument("folder", type=Path)
        draft.add_argument("--name", help="What the draft is called (else its folder).")
        export = commands.add_parser("export", help="Write a version or a draft as files.")
        export.add_argument("what_to_export", metavar="LABEL")
        export.add_argument("folder", type=Path)
        diff = commands.add_parser("diff", help="What differs between two versions or drafts, in words.")
        diff.add_argument("before", metavar="A")
        diff.add_argument("after", metavar="B")
        diff.add_argument("--language", choices=["zh", "en"], default="zh")

        again = commands.add_parser("replay", help="Live through sessions again and tell what differs from the record.")
        again.add_argument("session", nargs="?", type=int)
        again.add_argument("--all", action="store_true")

    def draft(self, folder: Path, name: str | None, **_: Any) -> None:
        made = draft_start(Actor.system("console"), name=name or folder.resolve().name, texts=folder_texts(folder))
        faults = faults_of(draft_texts(made))
        self.stdout.write(f"Draft {made.pk} ({made.name}): {len(faults)} faults.")
        for fault in faults:
            self.stdout.write(f"  {fault}")

    def export(self, what_to_export: str, folder: Path, **_: Any) -> None:
        folder_write(folder, _texts(what_to_export))
        self.stdout.write(f"{what_to_export} is written to {folder}.")

    def diff(self, before: str, after: str, language: Language, **_: Any) -> None:
        found = differences(_side(before), _side(after))
        for difference in found:
            self.stdout.write(difference.say(language))
        self.stdout.write(f"{len(found)} differences between {before} and {after}.")

    def replay(self, session: int | None, all: bool, **_: Any) -> None:  # noqa: A002 - the word of the option
        if (session is None) != all:
            raise CommandError("Name one session, or --all.")
        wanted = TriageSession.objects.order_by("pk").values_list("pk", flat=True)
        numbers = list(wanted if session is None else wanted.filter(pk=session))
        if not numbers and session is not None:
            raise CommandError(f"There is no session {session}.")
        departed = 0
        for number in numbers:
            departures = session_replay(triage_get(number)).departures
            departed += bool(departures)
            for departure in departures:
                self.stdout.write(f"Session {number}: {departure}.")
        if departed:
            raise CommandError(f"{departed} of {len(numbers)} sessions do not end as they are recorded.")
        self.stdout.write(f"{len(numbers)} sessions replayed to where they ended.")


def _version(label: str) -> ProtocolVersion:
    version = ProtocolVersion.objects.filter(label=label).first()
    if version is None:
        known = ", ".join(ProtocolVersion.objects.values_list("label", flat=True).order_by("pk")) or "none"
        raise CommandError(f"There is no version or folder {label!r}. Versions: {known}; drafts: {DRAFT}NUMBER.")
    return version


def _texts(name: str) -> dict[str, str]:
    if name.startswith(DRAFT):
        return draft_texts(_draft(name))
    return folder_texts(Path(name)) if Path(name).is_dir() else version_texts(_version(name))


def _draft(name: str) -> Any:
    number = name.removeprefix(DRAFT)
    if not number.isdecimal():
        raise CommandError(f"A draft is named {DRAFT}NUMBER.")
    return draft_get(int(number))


def _side(name: str) -> Side:
    if name.startswith(DRAFT) or Path(name).is_dir():
        content, protocol = texts_load(_texts(name))
        return Side(protocol, content)
    content = _version(name).content
    return Side(content_load(content), content)
