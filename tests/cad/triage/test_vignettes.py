"""The written caller vignettes whose card is present. Labels and rules have one author: this is a regression test."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

# Shares of the scorer's lines that may fail (issue 4), by the beginning of the line.
LIMITS = {
    "critical under-triage": 0.02,
    "R1 missed": 0.0,
    "over-triage": 0.10,
    "must instructions missing": 0.03,
    "forbidden instructions given": 0.0,
    "resources missing": 0.05,
}


def score(files: Path, folder: Path, *options: str) -> list[str]:
    rows_file = folder / "rows.jsonl"
    call_command("triage", "evaluate", str(files / "vignettes.json"), "--out", str(rows_file), *options)
    ran = {json.loads(line)["id"] for line in rows_file.read_text(encoding="utf-8").splitlines()}
    written = json.loads((files / "vignettes.json").read_text(encoding="utf-8"))["vignettes"]
    present: list[dict[str, Any]] = [vignette for vignette in written if vignette["id"] in ran]
    part = folder / "part.json"
    part.write_text(json.dumps({"vignettes": present}), encoding="utf-8")
    command = [sys.executable, str(files / "score.py"), str(part), str(rows_file), "--quiet"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def beyond(lines: list[str], names: Iterable[str]) -> list[str]:
    """Lines of the scorer that are beyond their limit."""
    found = {name: re.match(rf"{name} (\d+)/(\d+) ", line) for line in lines for name in names if line.startswith(name)}
    shares = {name: int(match[1]) / int(match[2]) for name, match in found.items() if match}
    assert shares.keys() == set(names)
    return [f"{name}: {share:.1%}" for name, share in shares.items() if share > LIMITS[name]]


@pytest.mark.parametrize("options", [(), ("--language", "en")], ids=["zh", "en"])
def test_the_vignettes_come_out_within_the_limits(
    vignette_files: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    lines = score(vignette_files, tmp_path, *options)
    assert lines[0] == "answered 180 of 180 missing 0"
    assert beyond(lines, LIMITS) == []


def test_opened_at_the_worst_wrong_card_the_levels_keep_their_limits(vignette_files: Path, tmp_path: Path) -> None:
    lines = score(vignette_files, tmp_path, "--start", "alternatives")
    assert lines[0] == "answered 180 of 180 missing 0"
    assert beyond(lines, ["critical under-triage", "R1 missed", "over-triage", "forbidden instructions given"]) == []
