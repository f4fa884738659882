"""How well a spelling fits what was typed. Pure.

Scores are ordered by what a call-taker would accept unread: the same name; the same name with its type or direction
left out; the beginning of a name; a name one typing error away or one that sounds alike; a name that merely looks like
it.
"""

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from cad.geo.search.normalise import Spelling
from cad.geo.search.rank_han import fit_han
from cad.geo.search.words import LONG_FORMS

GOOD = 0.88  # below this slips and parts of names are looked for
LEAST = 0.35
SIMILAR = 0.62  # of the letters
COMPASS = "东西南北"

Fit = tuple[float, str]
NONE: Fit = (0.0, "")


def fit(typed: Spelling, text: str, core: str, pinyin: str = "", initials: str = "") -> Fit:
    """(score, how) of one stored spelling."""
    if typed.text == text:
        return 1.0, "exact"
    stored = Spelling(text, core, tuple(text.split()))
    best = max(_same_core(typed, stored), _same_words(typed, stored.words), _beginning(typed, text))
    if pinyin:
        best = max(best, fit_han(typed, stored, pinyin, initials))
    if best[0] >= GOOD:
        return best
    best = max(best, _one_error(typed, stored), _word_by_word(typed, stored.words))
    return best if best[0] >= 0.7 else max(best, _similar(typed, core))


def _same_core(typed: Spelling, stored: Spelling) -> Fit:
    """ "Granville" for Granville Street is fine; "West 4th" for East 4th is another street, 中山街 is not 中山路."""
    if typed.core != stored.core:
        return NONE
    if typed.directions - stored.directions and stored.directions:
        return 0.55, "other_direction"
    if typed.directions and not stored.directions:
        return 0.8, "other_direction"
    if typed.kinds - stored.kinds and stored.kinds:
        return 0.7, "other_type"
    if typed.ending and stored.ending and typed.ending != stored.ending:
        return 0.7, "other_type"
    left_out = len(stored.words) - len(typed.words)
    return 0.95 - 0.01 * max(0, left_out), "without_type"


def _same_words(typed: Spelling, stored: tuple[str, ...]) -> Fit:
    """The same words in another order, or all the typed words among more."""
    if sorted(typed.words) == sorted(stored):
        return 0.97, "word_order"
    if set(typed.words) < set(stored):
        return 0.6 + 0.3 * len(typed.words) / len(stored), "some_words"
    if len(stored) > 1 and set(stored) < set(typed.words):
        return 0.5 + 0.35 * len(stored) / len(typed.words), "some_words"
    return NONE


def _beginning(typed: Spelling, text: str) -> Fit:
    if len(typed.text) < 2:
        return NONE
    if text.startswith(typed.text):
        return 0.75 + 0.18 * len(typed.text) / len(text), "prefix"
    for beginning in typed.beginnings[1:]:
        if text.startswith(beginning):
            return 0.75 + 0.18 * len(beginning) / len(text), "prefix"
    return NONE


def _one_error(typed: Spelling, stored: Spelling) -> Fit:
    """One slip of the finger, or two in a long name. In short names a slip makes another name: scored lower."""
    best = 0.0
    for written, name, worth in ((typed.text, stored.text, 0.92), (typed.core, stored.core, 0.86)):
        allowed = 0 if len(name) < 3 else 1 if len(name) < 9 else 2
        if not allowed or written.isdigit():
            continue
        errors = OSA.distance(written, name, score_cutoff=allowed)
        if errors <= allowed and not _other_number(written, name):
            best = max(best, worth - 0.12 * errors * min(1.0, 6 / len(name)) - 0.02 * errors)
    return best, "typing_error"


def _word_by_word(typed: Spelling, stored: tuple[str, ...]) -> Fit:
    """ "Granvile Stret": each typed word is one of the stored, or one slip away; the last may be a beginning."""
    if len(typed.words) > len(stored) or len(stored) < 2:
        return NONE
    left, slips = list(stored), 0
    for at, word in enumerate(typed.words):
        cost, found = min((_slip(word, other, at == len(typed.words) - 1), i) for i, other in enumerate(left))
        slips += cost
        if slips > 2:
            return NONE
        left.pop(found)
    if not left:
        return 0.93 - 0.07 * slips, "typing_error"
    share = sum(map(len, typed.words)) / sum(map(len, stored))
    return 0.55 + 0.3 * share - 0.05 * slips, "typing_error" if slips else "some_words"


def _slip(typed: str, stored: str, last: bool) -> int:
    """0 for the same word or, of the last, its beginning; 1 for a slip; 9 for another word."""
    if typed == stored or (last and len(typed) > 1 and stored.startswith(typed)):
        return 0
    if typed.isdigit() or stored.isdigit() or len(typed) < 3:
        return 9
    forms = (stored, *LONG_FORMS.get(stored, ()))
    return 1 if any(len(form) > 3 and OSA.distance(typed, form, score_cutoff=1) <= 1 for form in forms) else 9


def _similar(typed: Spelling, core: str) -> Fit:
    alike = ratio(typed.core, core) / 100
    return (alike * 0.7, "similar") if alike >= SIMILAR and not _other_number(typed.core, core) else NONE


def _other_number(a: str, b: str) -> bool:
    """12th for 13th Avenue is not a slip that may be passed over; nor is 东门 for 南门."""
    if [w for w in a.split() if w.isdigit()] != [w for w in b.split() if w.isdigit()]:
        return True
    ways, others = [c for c in a if c in COMPASS], [c for c in b if c in COMPASS]
    return len(ways) == len(others) and ways != others
