"""Plain columns of numbers in a file that is mapped into memory: only what is looked at is read."""

import json
import mmap
import sys
from array import array
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

HEAD = 4096


def columns_save(path: Path, head: Mapping[str, Any], columns: Mapping[str, "array[Any]"]) -> None:
    """`head` is what else has to be known; it fits into 3 kB as JSON."""
    sizes = [[name, column.typecode, len(column)] for name, column in columns.items()]
    text = json.dumps({**head, "columns": sizes, "order": sys.byteorder}).encode()
    with path.open("wb") as file:
        file.write(text.ljust(HEAD))
        for column in columns.values():
            file.write(column.tobytes().ljust(_whole(len(column) * column.itemsize), b"\0"))


def columns_map(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The head, and the columns as views by their names. Raises OSError or ValueError without a whole file there."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    head = json.loads(mapped[:HEAD])
    listed = head.pop("columns", [])
    sizes = [array(kind).itemsize * count for _, kind, count in listed]
    starts = list(accumulate((_whole(size) for size in sizes), initial=HEAD))
    if head.pop("order", None) != sys.byteorder or len(mapped) != starts[-1]:
        raise ValueError(f"{path} is not whole")
    view = memoryview(mapped)
    views = {
        name: view[start : start + size].cast(kind)
        for (name, kind, _), start, size in zip(listed, starts, sizes, strict=False)
    }
    return head, views


def _whole(size: int) -> int:
    return -(-size // 8) * 8
