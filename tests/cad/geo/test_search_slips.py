"""Names one slip apart share a hash."""

from hypothesis import given
from hypothesis import strategies as st

from cad.geo.search.slips import slips_of

LETTERS = st.text("abcdefgh中山路", min_size=2, max_size=20)


@given(LETTERS, st.data())
def test_a_letter_wrong_left_out_too_many_or_swapped_shares_a_hash(name, data):
    at = data.draw(st.integers(0, len(name) - 1))
    swapped = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    for typed in (name[:at] + "x" + name[at + 1 :], name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], swapped):
        assert set(slips_of(typed)) & set(slips_of(name))


def test_hashes_never_change():
    assert slips_of("ab") == [-1635563411, -390611389, 1908338681]
    assert slips_of("中山") == slips_of("中 山") == [-707700085, 298899386, 1295021202]


@given(st.text(max_size=300))
def test_hashes_fit_the_column(name):
    assert all(-(2**31) <= one < 2**31 for one in slips_of(name))
