"""The compiled lists: pinned, hashed, and naming no address."""

import re

import pytest

from bin.local.place import ROOT
from bin.local.tree import lines_with_registry

LISTS = sorted((ROOT / "requirements").glob("*.txt"))


def pins(path):
    return set(re.findall(r"^([a-z0-9._-]+(?:\[[^\]]*\])?==\S+)", path.read_text(), re.MULTILINE))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_package_is_pinned_with_hashes(path):
    entries = re.split(r"\n(?=\S)", path.read_text().strip())
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in path.read_text()


def test_what_runs_in_the_tests_is_what_runs_in_the_room():
    missing = pins(ROOT / "requirements" / "base.txt") - pins(ROOT / "requirements" / "dev.txt")
    assert missing == set()


def test_a_registry_address_is_found_with_its_line(tmp_path):
    file = tmp_path / "lock"
    file.write_text("one\nresolved https://" + "files.python" + "hosted.org/x\n")
    assert lines_with_registry(file) == [f"{file}:2: resolved https://" + "files.python" + "hosted.org/x"]
