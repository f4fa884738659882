"""Each test that the hazard log names exists."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.findall(r"`(test_\w+\.py)::(test_\w+)`", (ROOT / "docs" / "hazard-log.md").read_text(encoding="utf-8"))


def test_each_test_named_in_the_hazard_log_exists() -> None:
    there = {
        (path.name, test)
        for path in (ROOT / "tests").rglob("test_*.py")
        for test in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    gone = [named for named in NAMED if named not in there]
    assert gone == []
    assert len(NAMED) > 20


def test_each_hazard_names_a_test() -> None:
    log = (ROOT / "docs" / "hazard-log.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (H\d\d) \|.*$", log, re.MULTILINE)
    assert rows == [f"H{number:02d}" for number in range(1, len(rows) + 1)]
    assert all("`test_" in row for row in re.findall(r"^\| H\d\d \|.*$", log, re.MULTILINE))
