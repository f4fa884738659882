"""How well a spelling fits what was typed. Pure.

Scores are ordered by what a call-taker would accept unread: the same name; the same name with its type or direction
left out; the beginning of a name; a name one typing error away; a name that merely looks like it.
"""

from cad.geo.search.normalise import Spelling
from cad.geo.search.words import LONG_FORMS

GOOD = 0.8  # below this a typing error is looked for
LEAST = 0.35


def fit(typed: Spelling, text: str, core: str, likeness: float) -> tuple[float, str]:
    """(score, how) of one stored spelling. `likeness` is the trigram similarity, 0 to 1."""
    if typed.text == text:
        return 1.0, "exact"
    stored = tuple(text.split())
    best = max(
        _same_core(typed, core, Spelling(text, core, stored)),
        _same_words(typed, stored),
        _beginning(typed, text),
        _one_error(typed, text, core),
        _word_by_word(typed, stored),
    )
    return best if best[0] > likeness * 0.7 else (likeness * 0.7, "similar")


def _same_core(typed: Spelling, core: str, stored: Spelling) -> tuple[float, str]:
    """ "Granville" for Granville Street is fine; "West 4th" for East 4th is another street."""
    if typed.core != core:
        return 0.0, ""
    if typed.directions - stored.directions and stored.directions:
        return 0.55, "other_direction"
    if typed.kinds - stored.kinds and stored.kinds:
        return 0.7, "other_type"
    left_out = len(stored.words) - len(typed.words)
    return 0.95 - 0.01 * max(0, left_out), "without_type"


def _same_words(typed: Spelling, stored: tuple[str, ...]) -> tuple[float, str]:
    """The same words in another order, or all the typed words among more."""
    if sorted(typed.words) == sorted(stored):
        return 0.97, "word_order"
    if set(typed.words) < set(stored):
        return 0.6 + 0.3 * len(typed.words) / len(stored), "some_words"
    if len(stored) > 1 and set(stored) < set(typed.words):
        return 0.5 + 0.35 * len(stored) / len(typed.words), "some_words"
    return 0.0, ""


def _beginning(typed: Spelling, text: str) -> tuple[float, str]:
    if len(typed.text) < 2 or not text.startswith(typed.text):
        return 0.0, ""
    return 0.75 + 0.18 * len(typed.text) / len(text), "prefix"


def _one_error(typed: Spelling, text: str, core: str) -> tuple[float, str]:
    """One slip of the finger, or two in a long name. In short names a slip makes another name: scored lower."""
    best = 0.0
    for written, name, worth in ((typed.text, text, 0.92), (typed.core, core, 0.86)):
        allowed = 0 if len(name) < 3 else 1 if len(name) < 9 else 2
        if written.isdigit() or abs(len(written) - len(name)) > allowed or not allowed:
            continue
        errors = edits(written, name, allowed)
        if errors <= allowed and not _other_number(written, name):
            best = max(best, worth - 0.12 * errors * min(1.0, 6 / len(name)) - 0.02 * errors)
    return best, "typing_error"


def _word_by_word(typed: Spelling, stored: tuple[str, ...]) -> tuple[float, str]:
    """ "Granvile Stret": each word is the stored one, or one slip away from it or from its long form."""
    if len(typed.words) != len(stored) or len(stored) < 2:
        return 0.0, ""
    slips = [_slip(a, b) for a, b in zip(typed.words, stored, strict=True)]
    if 9 in slips or sum(slips) > 2:
        return 0.0, ""
    return 0.93 - 0.07 * sum(slips), "typing_error"


def _slip(typed: str, stored: str) -> int:
    """0 for the same word, 1 for a slip, 9 for another word."""
    if typed == stored:
        return 0
    if typed.isdigit() or stored.isdigit() or len(typed) < 3:
        return 9
    return min(
        (1 for form in (stored, *LONG_FORMS.get(stored, ())) if len(form) > 3 and edits(typed, form, 1) <= 1), default=9
    )


def _other_number(a: str, b: str) -> bool:
    """12th for 13th Avenue is not a slip that may be passed over."""
    return [w for w in a.split() if w.isdigit()] != [w for w in b.split() if w.isdigit()]


def edits(a: str, b: str, most: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between a and b; `most` + 1 when there are more."""
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return above[-1]
