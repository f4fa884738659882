"""Stamps: the hash of what a step was made from, so that a step whose sources have not changed is not done again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bin.local.place import VAR

FOLDER = VAR / "stamps"


def hash_of(files: Iterable[Path], *words: str) -> str:
    """One hash over the names and contents of the files, and over `words` (a version, say)."""
    total = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        total.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def files_under(folder: Path, leave_out: frozenset[str]) -> list[Path]:
    """Every file below the folder, without the folders of these names."""
    found = []
    for path, folders, names in folder.walk():
        folders[:] = [name for name in folders if name not in leave_out]
        found += [path / name for name in names]
    return found


def is_fresh(name: str, value: str, folder: Path = FOLDER) -> bool:
    stamp = folder / name
    return stamp.exists() and stamp.read_text() == value


def keep(name: str, value: str, folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(value)
