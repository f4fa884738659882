from typing import Annotated, Literal, TypedDict

from core.accounts.roles import Role


class PersonReply(TypedDict):
    id: int
    name: str


class UserReply(TypedDict):
    id: int
    username: str
    name: str
    locale: str


class CentreReply(TypedDict):
    id: int
    code: str
    name: str
    name_en: str
    time_zone: Annotated[str, "IANA name, e.g. Asia/Shanghai"]


# What an actor may be: a person's roles, a unit's tablet, a telephone system.
ActorRole = Annotated[str, Role] | Literal["unit"] | Literal["telephony"]
