"""The proof in a process of its own: it computes for seconds, and calls are answered in this one meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from cad.triage.loading import checksum_of, content_load
from cad.triage.proof import protocol_prove
from cad.triage.source import ProtocolError

TIME_LIMIT_S = 300
ROOT = Path(__file__).resolve().parents[2]
FAULTS_TOLD = 5
_proved: set[str] = set()


def check_failed(content: dict[str, Any]) -> str | None:
    """The first check that does not hold, with what it found; content that does not compile fails with its faults.

    The proof is deterministic, and the label is no part of it: what held once is not proved again.
    """
    unlabelled = _unlabelled(content)
    checksum = checksum_of(unlabelled)
    if checksum in _proved:
        return None
    failed = _failed_apart(unlabelled)
    if failed is None:
        _proved.add(checksum)
    return failed


def _unlabelled(content: dict[str, Any]) -> dict[str, Any]:
    return {**content, "protocol": {**content["protocol"], "label": "proved"}}


def _failed_apart(content: dict[str, Any]) -> str | None:
    """A proof that does not come to its end has proved nothing."""
    try:
        told = subprocess.run(
            [sys.executable, "-m", "cad.triage.proving"],
            input=json.dumps(content),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=TIME_LIMIT_S,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"it did not come to its end: {error}"
    return told.stdout or None


def main() -> None:
    os.nice(5)
    try:
        protocol = content_load(json.load(sys.stdin))
    except ProtocolError as error:
        sys.stdout.write(str(error))
        return
    for check in protocol_prove(protocol):
        if not check.holds:
            sys.stdout.write(f"{check.name} ({'; '.join(check.faults[:FAULTS_TOLD])})")
            return


if __name__ == "__main__":
    main()
