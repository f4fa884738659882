"""The demo's people: one or two for each role, with passwords that are made once and said again on every start."""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.demo.keeping import FOLDER, keep, kept_section
from core.accounts.models import Centre, User
from core.accounts.roles import Role

FILE = FOLDER / "demo-accounts.json"

PEOPLE: tuple[tuple[str, str, str], ...] = (
    ("call1", "受理员一", Role.CALL_TAKER),
    ("call2", "受理员二", Role.CALL_TAKER),
    ("dispatch1", "调度员一", Role.DISPATCHER),
    ("dispatch2", "调度员二", Role.DISPATCHER),
    ("manager", "值班主任", Role.DUTY_MANAGER),
    ("crew", "车组长", Role.CREW),
    ("reviewer", "质控员", Role.QUALITY_REVIEWER),
    ("director", "医疗主任", Role.MEDICAL_DIRECTOR),
    ("hospital", "医院联络员", Role.HOSPITAL),
    ("admin", "管理员", Role.ADMINISTRATOR),
    ("auditor", "审计员", Role.AUDITOR),
)

# Who has pages of their own there: protocols are signed, activated and rolled back in the admin.
IN_THE_ADMIN = (
    Role.ADMINISTRATOR,
    Role.MEDICAL_DIRECTOR,
    Role.QUALITY_REVIEWER,
    Role.DUTY_MANAGER,
    Role.AUDITOR,
)


@dataclass(frozen=True, slots=True)
class Account:
    role: str
    username: str
    password: str
    mark: str


def accounts_ensure(centre: Centre, file: Path = FILE) -> list[Account]:
    """The accounts, belonging to this centre. Part of the caller's action; `accounts_keep` afterwards."""
    return [_ensure(centre, kept_section(file, person[0]), *person) for person in PEOPLE]


def accounts_keep(accounts: list[Account], file: Path = FILE) -> None:
    keep(file, {account.username: {"password": account.password, "mark": account.mark} for account in accounts})


def _ensure(centre: Centre, known: dict[str, Any], username: str, name: str, role: str) -> Account:
    """The account with the kept password. The mark tells without slow hashing that the password is still that one."""
    user = User.objects.filter(username=username).first() or User(username=username)
    user.display_name, user.centre, user.roles = name, centre, [role]
    user.is_superuser = role == Role.ADMINISTRATOR
    user.is_staff = role in IN_THE_ADMIN
    password = str(known.get("password") or password_make())
    if not user.pk or known.get("mark") != _mark(user):
        user.set_password(password)
    user.save()
    return Account(role, username, password, _mark(user))


def _mark(user: User) -> str:
    return hashlib.sha256(user.password.encode()).hexdigest()[:16]


def password_make() -> str:
    """Three groups that can be typed from a screen: 15 characters, about 60 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(size)) for size in (4, 4, 5))
