"""How well a Chinese name fits what was typed: as it sounds, by its initials, by some of its characters. Pure."""

from itertools import accumulate

from rapidfuzz.distance import OSA

from cad.geo.search.normalise import Spelling
from cad.geo.search.pinyin import syllables_in
from cad.geo.search.slips import heard

Fit = tuple[float, str]
NONE: Fit = (0.0, "")
PART_FROM = 6  # letters of a sound, for it to stand for a part of a name


def fit_han(typed: Spelling, stored: Spelling, pinyin: str, initials: str) -> Fit:
    """(score, how); `pinyin` and `initials` are those of the stored spelling."""
    if not typed.han:
        pinyins = [_pinyin(letters, pinyin) for letters in typed.letters]
        return max([*pinyins, _initials(typed.typed_initials, initials)])
    return max(
        _sounds(typed, stored, pinyin), _characters(typed.core, stored.core), _characters(typed.text, stored.text)
    )


def _pinyin(letters: str, pinyin: str) -> Fit:
    """Typed in letters: renminyiyuan, renmin yiyuan, renminyi."""
    if letters == pinyin:
        return 0.96, "pinyin"
    if len(letters) >= 3 and pinyin.startswith(letters):
        return 0.72 + 0.2 * len(letters) / len(pinyin), "pinyin"
    mine, its = heard(letters), heard(pinyin)
    if mine == its:
        return 0.88, "pinyin"
    if len(letters) >= 6 and OSA.distance(mine, its, score_cutoff=1) <= 1:
        return 0.82, "pinyin"
    if len(letters) >= 5 and its.startswith(mine):
        return 0.66 + 0.2 * len(mine) / len(its), "pinyin"
    if len(pinyin) >= 5 and pinyin in letters:
        return 0.4 + 0.4 * len(pinyin) / len(letters), "some_words"
    if len(letters) >= PART_FROM and _syllables_left_out(letters, pinyin):
        return 0.6 + 0.25 * len(letters) / len(pinyin), "abbreviation"
    return NONE


def _syllables_left_out(letters: str, pinyin: str) -> bool:
    """zhongshanlu for 中山一路: some in the middle, and no half of one."""
    more = len(pinyin) - len(letters)
    ends = accumulate(map(len, syllables_in(letters)))
    return more > 0 and any(
        pinyin.startswith(letters[:end]) and pinyin.endswith(letters[end:]) and syllables_in(pinyin[end : end + more])
        for end in ends
        if end < len(letters)
    )


def _initials(letters: str, initials: str) -> Fit:
    if not 2 <= len(letters) <= len(initials) or not initials.startswith(letters):
        return NONE
    return (0.84, "initials") if letters == initials else (0.58 + 0.2 * len(letters) / len(initials), "initials")


def _sounds(typed: Spelling, stored: Spelling, pinyin: str) -> Fit:
    """Written with other characters that sound the same, or mixed with letters: 人民yiyuan."""
    said = typed.pinyin
    if not said:
        return NONE
    mixed = any(word.isascii() and word.isalpha() for word in typed.words)
    how = "pinyin" if mixed else "sounds_alike"
    if said == pinyin:
        return 0.94 - 0.1 * _strange(typed.text, stored.text) * (not mixed), how
    if len(said) >= 4 and pinyin.startswith(said):
        return 0.68 + 0.2 * len(said) / len(pinyin) - 0.06 * (not mixed), how
    mine, its = heard(said), heard(pinyin)
    if mine == its:
        return 0.85 - 0.06 * _strange(typed.text, stored.text), how
    if len(mine) >= 7 and OSA.distance(mine, its, score_cutoff=1) <= 1:
        return 0.76 - 0.1 * _strange(typed.text, stored.text), how
    if len(mine) >= PART_FROM and mine in its:
        return 0.54 + 0.26 * len(mine) / len(its), how
    return NONE


def _strange(typed: str, stored: str) -> float:
    """The share of typed characters that the stored name does not have."""
    return sum(c not in stored for c in typed) / max(1, len(typed))


def _characters(typed: str, stored: str) -> Fit:
    """A part of the name, or the name with some of it left out (附一院), or with more said than it is called."""
    if len(typed) < 2 or len(stored) < 2 or typed == stored:
        return NONE
    if typed in stored:
        return 0.62 + 0.28 * len(typed) / len(stored), "some_words"
    if stored in typed:
        return 0.5 + 0.38 * len(stored) / len(typed), "some_words"
    if len(typed) >= 3 and _left_out(typed, stored):
        return 0.6 + 0.25 * len(typed) / len(stored), "abbreviation"
    if len(stored) >= 3 and _left_out(stored, typed):
        return 0.55 + 0.3 * len(stored) / len(typed), "some_words"
    return NONE


def _left_out(short: str, long: str) -> bool:
    """All characters of the short one are in the long one, in order, from its first or to its last."""
    rest = iter(long)
    return all(c in rest for c in short) and (short[0] == long[0] or short[-1] == long[-1])
