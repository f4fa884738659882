from functools import cache
from pathlib import Path

import pytest

from cad.triage.loading import folder_load
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.protocol import Protocol

SHARED = Path(__file__).parents[4] / "shared" / "triage"


@cache
def shipped() -> Protocol:
    return folder_load(shipped_folder())


@pytest.fixture
def protocol() -> Protocol:
    return shipped()


@pytest.fixture
def vignette_files() -> Path:
    if not (SHARED / "vignettes.json").exists():
        pytest.skip(f"NOT RUN: the caller vignettes are not at {SHARED}; nothing was scored")
    return SHARED
