"""Every environment variable that is read is documented in docs/operations.md, and the reverse."""

import re

import pytest

from bin.local import env_file
from bin.local.machine import Machine
from bin.local.place import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text()
READ = re.compile(r"\benv\.\w+\(\s*\"([A-Z][A-Z0-9_]*)\"(?:,\s*default=([^\n]*?))?\)", re.MULTILINE)


def read_by_the_settings() -> set[str]:
    sources = (ROOT / "config" / name for name in ("settings.py", "environment.py"))
    return {name for source in sources for name, _ in READ.findall(source.read_text())}


def documented(heading: str) -> dict[str, str]:
    """Variable and its row in the table below this heading."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `([A-Z][A-Z0-9_]*)` \|(.*)$", section, re.MULTILINE))


def test_every_setting_that_is_read_is_documented():
    assert read_by_the_settings() - set(documented("Settings")) == set()


def test_every_setting_that_is_documented_is_read():
    assert set(documented("Settings")) - read_by_the_settings() == set()


def test_what_the_set_up_writes_are_settings():
    written = set(env_file.values(Machine(1, 2, 3, "p", "s")))
    assert written <= read_by_the_settings()


@pytest.mark.parametrize("name", ["CITY", "PORT", "WEB_PROCESSES", "CI"])
def test_what_the_scripts_read_is_documented(name):
    assert name in documented("Read by the scripts")


def test_every_make_target_is_documented():
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [target for target in targets if f"`make {target}" not in PAGE] == []
