"""The names of one search: each is asked for once, and weighed against what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from cad.geo.search.names import Stored, Wanted, names_loose, names_sure
from cad.geo.search.normalise import repaired
from cad.geo.search.rank import GOOD, LEAST, Fit, fit


@dataclass(frozen=True, slots=True)
class Fitted:
    """A stored name, how well it fits (0 to 1) and how."""

    score: float
    how: str
    stored: Stored


MENDED_WELL = 0.8
MENDED = 0.05  # what a slip in a type word costs

Owner = tuple[str, int]


class Lookup:
    """What the spellings of one line may mean in one city. `centre` is 0 where no premises are looked for."""

    def __init__(self, city: int, centre: int) -> None:
        self.city, self.centre = city, centre
        self.known: dict[Wanted, dict[Owner, Fitted]] = {}
        self.loosened: set[Wanted] = set()

    def prime(self, wanted: Iterable[Wanted]) -> None:
        """Asks for all of them in one statement."""
        new = [one for one in dict.fromkeys(wanted) if one.spelling.text and one not in self.known]
        if new:
            for one, stored in zip(new, names_sure(self.city, self.centre, new), strict=True):
                self.known[one] = {}
                self._weigh(one, stored)

    def sure(self, wanted: Wanted) -> list[Fitted]:
        """Best first."""
        self.prime([wanted])
        return self._sorted(wanted)

    def loose(self, wanted: Wanted) -> list[Fitted]:
        """Best first, and when none fits well, also what fits with a slip or in part."""
        found = self.sure(wanted)
        if (found and found[0].score >= GOOD) or wanted in self.loosened or not wanted.spelling.text:
            return found
        self.loosened.add(wanted)
        mended = repaired(wanted.spelling)
        if mended:
            self._take(wanted, self.loose(Wanted(mended, wanted.streets)))
        if not mended or max((one.score for one in self.known[wanted].values()), default=0.0) < MENDED_WELL:
            self._weigh(wanted, names_loose(self.city, self.centre, wanted))
        return self._sorted(wanted)

    def _take(self, wanted: Wanted, found: Iterable[Fitted]) -> None:
        """What the mended spelling means, a little less sure."""
        best = self.known[wanted]
        for one in found:
            owner, score = one.stored.owner, one.score - MENDED
            if score >= LEAST and (owner not in best or score > best[owner].score):
                best[owner] = Fitted(score, "typing_error", one.stored)

    def _weigh(self, wanted: Wanted, stored: Iterable[Stored]) -> None:
        best = self.known[wanted]
        for one in stored:
            score, how = self._fit(wanted, one)
            if score >= LEAST and (one.owner not in best or score > best[one.owner].score):
                best[one.owner] = Fitted(score, how, one)

    def _fit(self, wanted: Wanted, stored: Stored) -> Fit:
        if wanted.streets and stored.kind != "s":
            return 0.0, ""
        return fit(wanted.spelling, stored.text, stored.core, stored.pinyin, stored.initials)

    def _sorted(self, wanted: Wanted) -> list[Fitted]:
        return sorted(self.known.get(wanted, {}).values(), key=lambda one: -one.score)
