from collections.abc import Callable
from typing import Any

import pytest

from cad.geo.premises.fields import valid_fields
from cad.geo.premises.models import Premise
from cad.geo.premises.services import premise_create
from tests.fixtures.room import Room

ESTATE = {"code": "E-1", "kind": "estate", "name": "朝阳花园", "lon": 113.6, "lat": 34.75, "datum": "wgs84"}


@pytest.fixture
def made(room: Room) -> Callable[..., Premise]:
    """A premise of the room's centre, an estate unless told otherwise."""

    def make(**fields: Any) -> Premise:
        return premise_create(room.actor("duty_manager"), fields=valid_fields(**{**ESTATE, **fields}))

    return make
