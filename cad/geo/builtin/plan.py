"""The sizes of the city: design plane, metres. `scale` 1 is the city of a million; less makes a town for tests."""

from dataclasses import dataclass
from random import Random

from cad.geo.builtin.chance import stream

SEED = 1


@dataclass(frozen=True, slots=True)
class Plan:
    seed: int = SEED
    scale: float = 1.0

    def chance(self, subject: str) -> Random:
        return stream(self.seed, subject)

    @property
    def inner(self) -> float:
        """Half the side of the first ring, an ordinary road around the old town."""
        return 2300 * self.scale

    @property
    def middle(self) -> float:
        """Half the side of the second ring, an expressway on stilts at the edge of the dense city."""
        return 5100 * self.scale

    @property
    def outer(self) -> float:
        """Half the side of the third ring, a motorway in the country."""
        return 11_300 * self.scale

    @property
    def reach(self) -> float:
        """From the middle to the municipality's boundary, more or less."""
        return 16_800 * self.scale

    def many(self, full: int, least: int = 1) -> int:
        """How many of a thing: `full` in the whole city, fewer in a smaller one."""
        return max(least, round(full * min(1.0, self.scale)))

    def much(self, full: int, least: int = 1) -> int:
        """As `many`, for what goes by area."""
        return max(least, round(full * min(1.0, self.scale) ** 2))
