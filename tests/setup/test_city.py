"""Which city a demo starts with."""

from bin.local import stamps
from bin.local.city import GENERATOR, STAMP, is_wanted, made_with


def test_without_a_city_the_built_in_one_is_made(tmp_path):
    assert is_wanted("v1", tmp_path / "current", tmp_path)


def test_a_second_start_finds_it_there(tmp_path):
    current = tmp_path / "current"
    current.mkdir()
    stamps.keep(STAMP, "v1", tmp_path)
    assert not is_wanted("v1", current, tmp_path)


def test_a_new_generator_makes_it_anew(tmp_path):
    current = tmp_path / "current"
    current.mkdir()
    stamps.keep(STAMP, "v1", tmp_path)
    assert is_wanted("v2", current, tmp_path)


def test_a_city_of_ones_own_stays(tmp_path):
    current = tmp_path / "current"
    current.mkdir()
    assert not is_wanted("v2", current, tmp_path)


def test_the_generators_version_is_that_of_its_sources():
    assert (GENERATOR / "city.py").exists()
    assert made_with() == made_with()
