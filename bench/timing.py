"""The clock of the benchmarks: processor time of the process, so that other work on the machine counts little."""

from collections.abc import Callable
from statistics import median
from time import process_time_ns

WARM_UP = 3


def medians_ms(*calls: Callable[[], object], runs: int) -> list[float]:
    """Return the median processor time of each call in milliseconds, over `runs` warm runs.

    The calls take turns, so that a slow spell of the machine falls on all of them alike.
    """
    times: list[list[int]] = [[] for _ in calls]
    for run in range(WARM_UP + runs):
        for call, spent in zip(calls, times, strict=True):
            began = process_time_ns()
            call()
            if run >= WARM_UP:
                spent.append(process_time_ns() - began)
    return [median(spent) / 1e6 for spent in times]
