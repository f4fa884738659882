"""The written caller vignettes whose card is present. Labels and rules have one author: this is a regression test."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

CLEAN = [
    "under-triage 0/",
    "critical under-triage 0/",
    "R1 missed 0/",
    "over-triage 0/",
    "must instructions missing 0/",
    "forbidden instructions given 0/",
    "resources missing 0/",
]


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


@pytest.mark.parametrize("options", [(), ("--told",)], ids=["asked", "told"])
def test_no_vignette_of_the_cards_present_is_missed(
    vignette_files: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    lines = score(vignette_files, tmp_path, *options)
    assert lines[0] == "answered 24 of 24 missing 0"
    for line, clean in zip(lines[1:], CLEAN, strict=True):
        assert line.startswith(clean), line


def test_opened_at_a_wrong_card_no_critical_call_is_missed_when_the_caller_told_all(
    vignette_files: Path, tmp_path: Path
) -> None:
    lines = score(vignette_files, tmp_path, "--told", "--start", "alternatives")
    assert lines[2].startswith("critical under-triage 0/")
    assert lines[3].startswith("R1 missed 0/")
    assert lines[6].startswith("forbidden instructions given 0/")
