"""Who acts: a person, a unit's tablet, a client system, or the system itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from core.errors import NotAllowed, NotFound

Kind = Literal["user", "unit", "client", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is answerable for an action. `key` is stable (`user:4`), `label` is for people."""

    kind: Kind
    key: str
    label: str
    centre_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    user_id: int | None = None
    unit_id: int | None = None
    request_id: str = ""

    @classmethod
    def system(cls, name: str, centre_id: int | None = None) -> "Actor":
        """The system acting by itself, e.g. `Actor.system("sweep")`."""
        return cls(kind="system", key=f"system:{name}", label=name, centre_id=centre_id)

    def has(self, *roles: str) -> bool:
        """True when the actor holds at least one of the roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_system(self) -> bool:
        return self.kind == "system"

    def as_json(self) -> dict[str, str]:
        return {"kind": self.kind, "key": self.key, "label": self.label}


T = TypeVar("T")


def same_centre(actor: Actor, row: Any) -> bool:
    """True when the row belongs to the actor's centre; the system belongs to every centre."""
    return actor.is_system or row.centre_id == actor.centre_id


def require(may: Callable[..., bool], actor: Actor, *row: Any) -> None:
    """Raise `NotFound` for a row of another centre and `NotAllowed` where the predicate says no."""
    if row and not same_centre(actor, row[0]):
        raise NotFound("There is no such record.")
    if not may(actor, *row):
        raise NotAllowed("Your role does not allow this.", permission=may.__name__)
