"""How far off the times of whole drives are. Pure."""

from collections.abc import Sequence
from statistics import fmean, median
from typing import TypedDict


class ErrorReport(TypedDict):
    """Seconds: the mean of what was expected less what it took, and of the absolute errors median, mean and P90."""

    trips: int
    mean_s: float
    median_abs_s: float
    mean_abs_s: float
    p90_abs_s: float


def error_report(expected: Sequence[float], took: Sequence[float]) -> ErrorReport:
    off = [guess - real for guess, real in zip(expected, took, strict=True)]
    far = sorted(abs(one) for one in off)
    if not far:
        return {"trips": 0, "mean_s": 0.0, "median_abs_s": 0.0, "mean_abs_s": 0.0, "p90_abs_s": 0.0}
    return {
        "trips": len(far),
        "mean_s": round(fmean(off), 1),
        "median_abs_s": round(median(far), 1),
        "mean_abs_s": round(fmean(far), 1),
        "p90_abs_s": round(far[min(len(far) - 1, int(len(far) * 0.9))], 1),
    }
