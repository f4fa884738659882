import pytest

from core.text import text_cleaned


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("\u202e00831\u202c", "00831"),
        ("\u2066a\u2069\u200e\u200f\u061c", "a"),
        ("a\x00b\x07\x1b[31mc\x7f\x85\x9fd", "ab[31mcd"),
        ("一\r\n二\r三\n四\t五", "一\n二\n三\n四\t五"),
        ("👨\u200d👩 क्\u200cष", "👨\u200d👩 क्\u200cष"),
        ("", ""),
    ],
)
def test_what_is_not_seen_is_not_kept(given, kept):
    assert text_cleaned(given) == kept
