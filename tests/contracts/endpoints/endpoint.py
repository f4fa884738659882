"""What an endpoint of the table is, and the bodies and addresses that several subjects share."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.fixtures.room import Room

TABLET = "tablet"
TELEPHONY = "telephony"


@dataclass(frozen=True)
class Endpoint:
    """One method of one address. `prepare` makes the state in a room and returns the address and the body."""

    method: str
    route: str
    prepare: Callable[[Room], tuple[str, dict[str, Any]]]
    right: str
    wrong: str
    headers: dict[str, str] = field(default_factory=dict)
    has_object: bool = True
    at_one_moment: bool = False
    needs_city: bool = False
    needs_router: bool = False

    @property
    def path(self) -> str:
        """The address as the schema writes it."""
        return "/api/v1/" + re.sub(r"<int:(\w+)>", r"{\1}", self.route)

    @property
    def name(self) -> str:
        return f"{self.method} {self.route}"


def keyed(**more: Any) -> dict[str, Any]:
    return {"client_uuid": str(uuid4()), **more}


def incident(
    state: Callable[[Room], Any], action: str = "", **body: Any
) -> Callable[[Room], tuple[str, dict[str, Any]]]:
    return lambda room: (f"/api/v1/incidents/{state(room).pk}{action}", body)
