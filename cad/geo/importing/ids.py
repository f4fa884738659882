"""A set of OSM ids: eight bytes each, however far apart they lie.

The reading library's own set is a field of bits over all ids there are. A city has objects of every age, so it comes to
1.4 GB for a village as for a country. Pure.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

PAGE_BITS = 28  # ids of one page are sorted at once


class Ids:
    def __init__(self) -> None:
        self._pages: dict[int, array] = {}
        self._unsorted: set[int] = set()

    def add(self, one: int) -> None:
        page = one >> PAGE_BITS
        if page not in self._pages:
            self._pages[page] = array("q")
        self._pages[page].append(one)
        self._unsorted.add(page)

    def update(self, several: Iterable[int]) -> None:
        for one in several:
            self.add(one)

    def __contains__(self, one: int) -> bool:
        page = self._pages.get(one >> PAGE_BITS)
        if page is None:
            return False
        if self._unsorted:
            self._sort()
            page = self._pages[one >> PAGE_BITS]
        at = bisect_left(page, one)
        return at < len(page) and page[at] == one

    def __len__(self) -> int:
        self._sort()
        return sum(map(len, self._pages.values()))

    def _sort(self) -> None:
        """Once after many were added, not at each question between: those who fill a set ask it afterwards."""
        for page in self._unsorted:
            self._pages[page] = array("q", sorted(set(self._pages[page])))
        self._unsorted.clear()
