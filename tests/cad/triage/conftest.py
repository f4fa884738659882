from functools import cache
from pathlib import Path

import pytest

from cad.triage.loading import folder_load
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.models import ProtocolVersion
from cad.triage.protocol import Protocol
from cad.triage.versions import protocol_load
from core.actors import Actor

SHARED = Path(__file__).parents[4] / "shared" / "triage"


@cache
def shipped() -> Protocol:
    return folder_load(shipped_folder())


@pytest.fixture
def protocol() -> Protocol:
    return shipped()


@pytest.fixture
def active_protocol(room: object) -> ProtocolVersion:
    """The shipped version, active: inserted by the same service that an administrator uses."""
    version, _ = protocol_load(Actor.system("test"), folder=shipped_folder())
    return version


@pytest.fixture
def vignette_files() -> Path:
    if not (SHARED / "vignettes.json").exists():
        pytest.skip(f"NOT RUN: the caller vignettes are not at {SHARED}; nothing was scored")
    return SHARED
