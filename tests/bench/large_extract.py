"""`python -m tests.bench.large_extract IN.osm.pbf OUT.osm.pbf COPIES`: an extract many times over, side by side.

For measuring imports of regions with data that is at hand. Each copy lies in a box of its own, 25 a row. Only numbers
are changed, in the file's own blocks: its ids and references are differences from one to the next, so that a copy
differs in the first of each; and a block has an offset for its positions.
The format is that of the OpenStreetMap wiki's page "PBF Format".
"""

import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

STEP_IDS = 10_000_000_000
A_ROW = 25
EAST_NANODEG, NORTH_NANODEG = 300_000_000, 150_000_000
KINDS = ((1, 2), (3,), (4,))  # fields of a group: nodes (single or dense), ways, relations
QUICKLY = 1  # of zlib

Change = Callable[[bytes, int], bytes]
"""Of what a field holds, for a shift of ids."""


def write(source: Path, target: Path, copies: int) -> None:
    """Nodes of all copies, then ways, then relations, each by id, as extracts are."""
    blobs = list(_blobs(source.read_bytes()))
    blocks = [block for kind, block in blobs if kind == b"OSMData"]
    with target.open("wb") as out:
        out.write(_blob(b"OSMHeader", _head(next(block for kind, block in blobs if kind == b"OSMHeader"))))
        for kind in KINDS:
            of_kind = [block for block in blocks if _kind(block) in kind]
            for copy in range(copies):
                for block in of_kind:
                    out.write(_blob(b"OSMData", _moved(block, copy)))


def _moved(block: bytes, copy: int) -> bytes:
    """What is appended goes before what was said earlier: the offsets of latitude (19) and longitude (20)."""
    east, south = copy % A_ROW * EAST_NANODEG, copy // A_ROW * NORTH_NANODEG
    offsets = {19: -south, 20: east}
    said = b"".join(_number(field << 3) + _number(nanodeg) for field, nanodeg in offsets.items())
    return _changed(block, copy * STEP_IDS, {2: _group}) + said


def _group(group: bytes, shift: int) -> bytes:
    return _changed(group, shift, {1: _node, 2: _dense, 3: _way, 4: _relation})


def _node(node: bytes, shift: int) -> bytes:
    return _changed(node, shift, {1: _first})


def _dense(nodes: bytes, shift: int) -> bytes:
    return _changed(nodes, shift, {1: _first})


def _way(way: bytes, shift: int) -> bytes:
    return _changed(way, shift, {1: _plain, 8: _first})


def _relation(relation: bytes, shift: int) -> bytes:
    return _changed(relation, shift, {1: _plain, 9: _first})


def _plain(number: bytes, shift: int) -> bytes:
    return _number(_read(number, 0)[0] + shift)


def _first(numbers: bytes, shift: int) -> bytes:
    """Of numbers whose lowest bit is the sign."""
    value, end = _read(numbers, 0)
    moved = (value >> 1 ^ -(value & 1)) + shift
    return _number(moved << 1 ^ moved >> 63) + numbers[end:]


def _changed(message: bytes, shift: int, changes: Mapping[int, Change]) -> bytes:
    """The message with some of its fields changed."""
    out: list[bytes] = []
    for field, wire, held in _fields(message):
        changed = changes[field](held, shift) if field in changes else held
        out += (_number(field << 3 | wire), _number(len(changed)) if wire == 2 else b"", changed)
    return b"".join(out)


def _fields(message: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(field, wire type, what it holds): of 0 a number, of 2 bytes; the format has no others."""
    at = 0
    while at < len(message):
        key, at = _read(message, at)
        if key & 7 == 2:
            length, at = _read(message, at)
            end = at + length
        else:
            end = _read(message, at)[1]
        yield key >> 3, key & 7, message[at:end]
        at = end


def _kind(block: bytes) -> int:
    group = next(held for field, _, held in _fields(block) if field == 2)
    return next(_fields(group))[0]


def _head(header: bytes) -> bytes:
    """Without the box of the one copy (1)."""
    kept = [(field, held) for field, wire, held in _fields(header) if wire == 2 and field != 1]
    return b"".join(_number(field << 3 | 2) + _number(len(held)) + held for field, held in kept)


def _blobs(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(kind, block)."""
    at = 0
    while at < len(file):
        begin = at + 4
        head = {field: held for field, _, held in _fields(file[begin : begin + int.from_bytes(file[at:begin])])}
        begin += int.from_bytes(file[at:begin])
        at = begin + _read(head[3], 0)[0]
        blob = {field: held for field, _, held in _fields(file[begin:at])}
        yield head[1], blob[1] if 1 in blob else zlib.decompress(blob[3])


def _blob(kind: bytes, block: bytes) -> bytes:
    packed = zlib.compress(block, QUICKLY)
    blob = b"\x10" + _number(len(block)) + b"\x1a" + _number(len(packed)) + packed
    head = b"\x0a" + _number(len(kind)) + kind + b"\x18" + _number(len(blob))
    return len(head).to_bytes(4) + head + blob


def _read(message: bytes, at: int) -> tuple[int, int]:
    """(number, where it ends): seven bits a byte, the lowest first."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _number(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
