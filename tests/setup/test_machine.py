"""What a checkout keeps from its first start."""

import socket

from bin.local import machine as kept
from bin.local import ports


def test_a_second_start_finds_the_ports_and_secrets_of_the_first(tmp_path):
    file = tmp_path / "machine.json"
    first = kept.machine(file)
    assert kept.machine(file) == first
    assert len({first.postgres_port, first.redis_port, first.router_port}) == 3


def test_secrets_are_readable_by_their_owner_only(tmp_path):
    file = tmp_path / "machine.json"
    kept.machine(file)
    assert file.stat().st_mode & 0o777 == 0o600


def test_two_checkouts_have_different_secrets(tmp_path):
    one, other = kept.machine(tmp_path / "one.json"), kept.machine(tmp_path / "other.json")
    assert one.secret_key != other.secret_key
    assert one.postgres_password != other.postgres_password


def test_a_port_that_another_program_took_is_replaced_and_the_others_stay(monkeypatch):
    monkeypatch.setattr(kept.Machine, "save", lambda self: None)
    this = kept.Machine(0, 0, 0, "password", "key")
    kept.choose_ports(this, kept.PORTS)
    before = (this.postgres_port, this.router_port)
    with socket.socket() as other:
        other.bind((ports.LOOPBACK, this.redis_port))
        other.listen()
        assert kept.replace_taken_ports(this) == ["redis_port"]
    assert (this.postgres_port, this.router_port) == before
