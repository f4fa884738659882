"""What a benchmark tells: one figure beside its target and its floor."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure. `target` is the limit (`note` says where it is a minimum), `floor` what the bare parts took."""

    figure: str
    value: float
    unit: str
    target: float | None = None
    floor: float | None = None
    note: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies, e.g. 0.95; nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned text."""
    cells = [("figure", "value", "unit", "target", "floor", "note")]
    cells += [(r.figure, _n(r.value), r.unit, _n(r.target), _n(r.floor), r.note) for r in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(6)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)


def _n(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}"
