"""The server's words in 简体中文, compiled from config/locale when they have changed."""

from bin.local import stamps
from bin.local.commands import manage, run_quietly
from bin.local.place import ROOT

LOCALE = "zh_Hans"
SOURCE = ROOT / "config" / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def build() -> None:
    """Compiles the .po file beside itself. Needs the settings (var/env), not the database."""
    compiled = SOURCE.with_suffix(".mo")
    wanted = stamps.hash_of([SOURCE])
    if compiled.exists() and stamps.is_fresh("translations", wanted):
        return
    compiled.unlink(missing_ok=True)  # the command goes by times, and an older file may be the one that changed
    command = manage("compilemessages", "--locale", LOCALE, "--ignore", ".?*", "--ignore", "var", "--ignore", "web")
    run_quietly("Translations", command, "config/locale does not compile:")
    stamps.keep("translations", wanted)
