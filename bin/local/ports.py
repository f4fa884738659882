"""Ports on the loopback address."""

import hashlib
import socket

LOOPBACK = "127.0.0.1"
LOWEST, HIGHEST = 20_000, 32_700
BLOCK = 10
BLOCKS = 1_200


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Whether a server could listen on the port now. A port in TIME_WAIT counts as free, as it does for the servers."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def choose(taken: set[int], first: int) -> int:
    """The first free port from `first` on that is none of `taken`."""
    for port in range(first, HIGHEST):
        if port not in taken and is_free(port):
            return port
    raise OSError(f"No free port between {first} and {HIGHEST} on {LOOPBACK}.")


def first_for(name: str) -> int:
    """Where a checkout of this name starts looking. Spread out, so that a port kept by another checkout that happens
    not to run now is seldom taken; below the range from which the system gives ports to clients."""
    block = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % BLOCKS
    return LOWEST + block * BLOCK


def answers(port: int, host: str = LOOPBACK) -> bool:
    """Whether something accepts connections on the port."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
