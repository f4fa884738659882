import pytest

from cad.geo.importing.errors import ImportRefused
from cad.geo.importing.tagmaps import RangeKeys, tag_map


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "own.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_san_francisco_is_known_without_asking():
    known = tag_map()
    assert RangeKeys(1, "lf_fadd", "lf_toadd") in known.ranges
    assert RangeKeys(-1, "rt_fadd", "rt_toadd") in known.ranges
    assert known.digest == ""


def test_a_file_adds_to_what_is_known(written):
    path = written("keys: {ST_NAME: name}\nranges: [{side: left, first: a, last: b}]")
    known = tag_map(path)
    assert known.read({"ST_NAME": "Main"}) == {"ST_NAME": "Main", "name": "Main"}
    assert known.read({"ST_NAME": "Main", "name": "High"})["name"] == "High"
    assert {one.first for one in known.ranges} == {"lf_fadd", "rt_fadd", "a"}
    assert known.digest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ranges: [{side: middle, first: a, last: b}]", r"ranges\.0\.side: 'middle' is not one of"),
        ("ranges: [{side: left, first: a}]", r"ranges\.0: 'last' is a required property"),
        ("keys: {SPEED: maxspeed}", r"keys\.SPEED: 'maxspeed' does not match"),
        ("streets: {}", "Additional properties are not allowed"),
        ("keys: [", "is not YAML in line 1"),
        ("", "None is not of type 'object'"),
        ("- a\n- b", "is not of type 'object'"),
        (b"\xff\xfe\x00\x01", "cannot be read"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_place(written, text, words):
    with pytest.raises(ImportRefused, match=words) as refusal:
        tag_map(written(text))
    assert "own.yaml" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="cannot be read"):
        tag_map(tmp_path / "none.yaml")
